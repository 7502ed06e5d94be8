"""The library: articles in, exact quotes out."""
