"""`python -m selaras`."""

from selaras.cli import main

if __name__ == "__main__":
    main()
