import FuzzDriver
import FuzzEntries

fuzz(.envelope)
