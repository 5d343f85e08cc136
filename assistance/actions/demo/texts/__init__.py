"""What people wrote in the demo: in both languages, of which a load uses one."""
