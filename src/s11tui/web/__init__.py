"""The app in a browser. Importing this room costs nothing; what it is built on is loaded when it is served."""
