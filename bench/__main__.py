"""``python -m bench``. Each measuring process reads this file too: no imports for them here."""

if __name__ == "__main__":
    from bench.verslag import main

    raise SystemExit(main())
