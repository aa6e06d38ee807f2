import FuzzDriver
import FuzzEntries

fuzz(.decryption)
