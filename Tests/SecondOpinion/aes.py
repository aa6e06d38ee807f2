"""AES-256 in CBC mode with PKCS#7 padding, after FIPS 197 and SP 800-38A.

Uses the package `cryptography` where it is installed, else the code below; `python3 check_vectors.py` tries both.
"""

try:
    from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
except ImportError:
    Cipher = None

BLOCK = 16


def _tables():
    """The S-box and its inverse, from the field's generator 3."""
    box, value, inverse = [0] * 256, 1, 1
    while True:
        value ^= (value << 1) ^ (0x11B if value & 0x80 else 0)
        for shift in (1, 2, 4):
            inverse ^= inverse << shift
        inverse &= 0xFF
        if inverse & 0x80:
            inverse ^= 0x09
        turned = inverse
        for shift in (1, 2, 3, 4):
            turned ^= (inverse << shift | inverse >> 8 - shift) & 0xFF
        box[value] = turned ^ 0x63
        if value == 1:
            break
    box[0] = 0x63
    back = [0] * 256
    for plain, substituted in enumerate(box):
        back[substituted] = plain
    return box, back


SBOX, UNBOX = _tables()


def _times(left, right):
    product = 0
    while right:
        if right & 1:
            product ^= left
        left = left << 1 ^ (0x11B if left & 0x80 else 0)
        right >>= 1
    return product


TIMES = {factor: [_times(value, factor) for value in range(256)] for factor in (2, 3, 9, 11, 13, 14)}


def _round_keys(key):
    words, constant = [list(key[place:place + 4]) for place in range(0, 32, 4)], 1
    for place in range(8, 60):
        word = list(words[-1])
        if place % 8 == 0:
            word = [SBOX[byte] for byte in word[1:] + word[:1]]
            word[0] ^= constant
            constant <<= 1
        elif place % 8 == 4:
            word = [SBOX[byte] for byte in word]
        words.append([one ^ other for one, other in zip(words[-8], word)])
    return [sum(words[place:place + 4], []) for place in range(0, 60, 4)]


def _mix(state, first, second, third, fourth):
    rows = [TIMES.get(factor, range(256)) for factor in (first, second, third, fourth)]
    mixed = []
    for place in range(0, 16, 4):
        column = state[place:place + 4]
        for row in range(4):
            mixed.append(rows[0][column[row]] ^ rows[1][column[(row + 1) % 4]]
                         ^ rows[2][column[(row + 2) % 4]] ^ rows[3][column[(row + 3) % 4]])
    return mixed


def _add(state, key):
    return [one ^ other for one, other in zip(state, key)]


def encrypt_block(keys, block):
    state = _add(block, keys[0])
    for number in range(1, 15):
        state = [SBOX[state[(place + 4 * (place % 4)) % 16]] for place in range(16)]
        if number < 14:
            state = _mix(state, 2, 3, 1, 1)
        state = _add(state, keys[number])
    return state


def decrypt_block(keys, block):
    state = _add(block, keys[14])
    for number in range(13, -1, -1):
        state = [UNBOX[state[(place - 4 * (place % 4)) % 16]] for place in range(16)]
        state = _add(state, keys[number])
        if number:
            state = _mix(state, 14, 11, 13, 9)
    return state


def _pure_encrypt(key, iv, padded):
    keys, previous, result = _round_keys(key), iv, bytearray()
    for place in range(0, len(padded), BLOCK):
        previous = encrypt_block(keys, _add(padded[place:place + BLOCK], previous))
        result += bytes(previous)
    return bytes(result)


def _pure_decrypt(key, iv, ciphertext):
    keys, previous, result = _round_keys(key), iv, bytearray()
    for place in range(0, len(ciphertext), BLOCK):
        block = ciphertext[place:place + BLOCK]
        result += bytes(_add(decrypt_block(keys, block), previous))
        previous = block
    return bytes(result)


def encrypt(key, iv, plain, pure=Cipher is None):
    padding = BLOCK - len(plain) % BLOCK
    padded = plain + bytes([padding]) * padding
    if pure:
        return _pure_encrypt(key, iv, padded)
    step = Cipher(algorithms.AES(key), modes.CBC(iv)).encryptor()
    return step.update(padded) + step.finalize()


def decrypt(key, iv, ciphertext, pure=Cipher is None):
    """The plain text; ValueError when blocks or padding are wrong."""
    if not ciphertext or len(ciphertext) % BLOCK:
        raise ValueError("the ciphertext is not whole blocks")
    if pure:
        padded = _pure_decrypt(key, iv, ciphertext)
    else:
        step = Cipher(algorithms.AES(key), modes.CBC(iv)).decryptor()
        padded = step.update(ciphertext) + step.finalize()
    padding = padded[-1]
    if not 1 <= padding <= BLOCK or padded[-padding:] != bytes([padding]) * padding:
        raise ValueError("the padding is wrong: wrong secret or timestamp")
    return padded[:-padding]
