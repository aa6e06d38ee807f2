import FuzzDriver
import FuzzEntries

fuzz(.unpacking)
