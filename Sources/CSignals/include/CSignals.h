#ifndef CSIGNALS_H
#define CSIGNALS_H

/// The end of a pipe from which the numbers of caught signals are read, one byte each; -1 when there is no pipe.
///
/// HUP, INT, TERM, USR1 and USR2 are caught from a constructor on, that is before main. Without it, one of them that
/// arrives in the first microseconds after exec would end the process by its default action.
int csignals_descriptor(void);

#endif
