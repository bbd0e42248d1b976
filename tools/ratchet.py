"""A list of known debts that may only shrink: a new one fails, and so does one that is paid but still listed."""


class Ratchet:
    """Faults pass through here; those whose key is listed are kept back."""

    def __init__(self, file):
        self.file = file
        lines = file.read_text().splitlines() if file.exists() else []
        self.listed = {line.split('#')[0].strip() for line in lines} - {''}
        self.met = set()

    def holds_back(self, key):
        """True when the fault with this key is a listed debt."""
        if key in self.listed:
            self.met.add(key)
            return True
        return False

    def paid(self):
        """A fault for each debt that is listed but no longer there."""
        return [f'{self.file.name}: "{key}" is paid; remove the line' for key in sorted(self.listed - self.met)]
