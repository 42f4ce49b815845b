"""The incident room on the screen: clock, band, columns, dialogs, wall, review and weekly sync."""
