"""What people do in an incident, one function an act, and the views that faces show."""
