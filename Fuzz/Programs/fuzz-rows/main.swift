import FuzzDriver
import FuzzEntries

fuzz(.rows)
