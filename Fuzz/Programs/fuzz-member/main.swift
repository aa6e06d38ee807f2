import FuzzDriver
import FuzzEntries

fuzz(.member)
