import FuzzDriver
import FuzzEntries

fuzz(.json)
