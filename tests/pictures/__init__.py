"""Pictures of the real app, drawn by `make screenshots` and looked at by people; no behaviour is tested by them."""
