"""What keeps an audit safe in the window: passwords, trouble with the disk, backups, checks, crashes."""
