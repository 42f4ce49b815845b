"""What must hold: values and rules, standard library only, with the time handed in."""
