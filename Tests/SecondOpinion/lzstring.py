"""LZString, EncodedURIComponent form, over UTF-16 code units.

A dictionary coder: codes 0 and 1 bring a new unit of 8 and 16 bits, 2 ends the text, the others are texts met before.
Codes start 2 bits wide and grow with the dictionary. Here, unlike in the Swift code, the dictionary holds the texts themselves.
"""

ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+-"
VALUES = {character: value for value, character in enumerate(ALPHABET)}


def _units(text):
    """One character for each UTF-16 code unit."""
    raw = text.encode("utf-16-le", "surrogatepass")
    return "".join(chr(raw[place] | raw[place + 1] << 8) for place in range(0, len(raw), 2))


def _text(units):
    raw = b"".join(ord(unit).to_bytes(2, "little") for unit in units)
    return raw.decode("utf-16-le", "replace")


def compress(text):
    bits = []
    known, fresh = {}, set()
    width, until_wider = 2, 2
    size = 3

    def put(number, count):
        for place in range(count):
            bits.append(number >> place & 1)

    def tick():
        nonlocal width, until_wider
        until_wider -= 1
        if until_wider == 0:
            until_wider = 1 << width
            width += 1

    def put_text(part):
        if part in fresh:
            fresh.discard(part)
            narrow = ord(part) < 256
            put(0 if narrow else 1, width)
            put(ord(part), 8 if narrow else 16)
            tick()
        else:
            put(known[part], width)
        tick()

    part = ""
    for unit in _units(text):
        if unit not in known:
            known[unit] = size
            size += 1
            fresh.add(unit)
        if part + unit in known:
            part += unit
            continue
        put_text(part)
        known[part + unit] = size
        size += 1
        part = unit
    if part:
        put_text(part)
    put(2, width)
    bits.extend([0] * (6 - len(bits) % 6))
    return "".join(
        ALPHABET[int("".join(map(str, bits[place:place + 6])), 2)] for place in range(0, len(bits), 6))


def decompress(packed):
    """The text; ValueError when the packed text breaks the rules."""
    try:
        stream = (VALUES[character] >> shift & 1 for character in packed.replace(" ", "+") for shift in range(5, -1, -1))

        def take(count):
            number = 0
            for place in range(count):
                number |= next(stream) << place
            return number

        texts = [None, None, None]
        parts, previous = [], ""
        width = 2
        while True:
            code = take(width)
            if code == 2:
                return _text("".join(parts))
            if code < 2:
                part = chr(take(8 if code == 0 else 16))
                texts.append(part)
            elif code < len(texts):
                part = texts[code]
            elif code == len(texts) and previous:
                part = previous + previous[0]
            else:
                raise ValueError("an unknown code")
            if previous:
                texts.append(previous + part[0])
            parts.append(part)
            previous = part
            width = len(texts).bit_length()
    except StopIteration:
        raise ValueError("the packed text ends before its end mark") from None
    except KeyError:
        raise ValueError("a character outside the alphabet") from None
