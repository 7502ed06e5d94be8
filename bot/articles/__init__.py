"""What commands and buttons about articles share: fetching, adding, forms, and finding one."""
