#ifndef CCOREDUMPS_H
#define CCOREDUMPS_H

/// Lets the kernel write no image of this process, whatever it dies of, and no other process of the same user look into
/// its memory. prctl(2) is variadic, which Swift does not import.
///
/// Returns 0, or the number of the error.
int ccoredumps_forbid(void);

#endif
