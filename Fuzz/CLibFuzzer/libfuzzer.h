// The one function of libFuzzer that its documentation offers to programs with a main of their own.
#include <stddef.h>
#include <stdint.h>

int LLVMFuzzerRunDriver(
    int *argument_count, char ***arguments, int (*test_one_input)(const uint8_t *data, size_t size));
