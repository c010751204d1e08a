#ifndef CALLS_H
#define CALLS_H
#if defined(__linux__)
#include <sys/types.h>

/* What a system call does to files. */
struct call {
    long number;
    const char *name;
    /* Which argument is a descriptor of the file or of the directory where the path begins; -1 for none. */
    int descriptor;
    /* Which argument is a path; -1 for none. */
    int path;
    /* Whether it needs room on the disk, so that it can fail for want of it. */
    int needs_room;
};

/* The call with this number; NULL for one that has nothing to do with changing files. */
const struct call *call_with(long number);

/* Whether a call with these arguments changes something; opening may be only for reading. */
int call_changes(pid_t pid, const struct call *call, const unsigned long long *arguments);

/* The path that a call is about; 0 when there is none. */
int call_path(pid_t pid, const struct call *call, const unsigned long long *arguments, char *path, size_t room);

#endif
#endif
