import FuzzDriver
import FuzzEntries

fuzz(.packing)
