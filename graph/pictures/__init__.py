"""What a record looks like: a scene as data, and the renderers that know one library each."""
