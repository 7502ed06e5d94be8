"""What commands and buttons about topics share: drafts, the form, trying one, and finding one."""
