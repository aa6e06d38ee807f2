import FuzzDriver
import FuzzEntries

fuzz(.letter)
