"""What people type or choose in a menu, one family a file; each defers, asks, renders and sends."""
