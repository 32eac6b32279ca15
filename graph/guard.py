"""Refuses to start where another distribution shares one of our top-level names.

pip overwrites such a package without a word. The strange errors that follow are told here in one
sentence, before they happen.
"""

import sys
from importlib.metadata import packages_distributions
from importlib.util import find_spec
from pathlib import Path

DISTRIBUTION = "jeugdregio-kg"
PACKAGES = ("graph", "ontology", "loaders", "api")


class PackageCollision(RuntimeError):
    """Our packages are not, or not only, ours."""


def check_packages() -> None:
    """Raise PackageCollision unless the four packages are ours alone and lie under one root."""
    owners = packages_distributions()
    for name in (*PACKAGES, "tests"):
        # An editable install of ours is not listed, so only strangers count, never absence.
        strangers = {owner for owner in owners.get(name, ()) if _normal(owner) != DISTRIBUTION}
        if strangers:
            raise PackageCollision(
                f"The package '{name}' is also installed by {', '.join(sorted(strangers))}; "
                f"give {DISTRIBUTION} an environment of its own."
            )
    roots = {name: _root(name) for name in PACKAGES}
    if len(set(roots.values())) > 1:
        places = ", ".join(f"{name} in {root}" for name, root in roots.items())
        raise PackageCollision(
            f"The four packages must lie in one folder, yet Python finds {places}; "
            f"start from the checkout or reinstall {DISTRIBUTION}."
        )


def _normal(distribution: str) -> str:
    return distribution.lower().replace("_", "-").replace(".", "-")


def _root(package: str) -> Path:
    """Where the package lies, found without importing it."""
    spec = find_spec(package)
    if spec is None or spec.origin is None:
        raise PackageCollision(
            f"The package '{package}' is missing or incomplete; reinstall {DISTRIBUTION}."
        )
    return Path(spec.origin).resolve().parent.parent


def main() -> int:
    try:
        check_packages()
    except PackageCollision as collision:
        print(collision, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
