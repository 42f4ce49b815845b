"""The screens, one for each room and one for each thing that opens from a room."""
