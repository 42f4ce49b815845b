"""What octotui asks of other programs and services, one file each."""
