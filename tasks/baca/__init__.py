"""Reading workbooks in a guarded child process."""
