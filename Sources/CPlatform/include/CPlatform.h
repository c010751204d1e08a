/* System calls and constants that Swift's C library modules hide. Each function returns 0 or a value, or -1 with errno.
   No system header is included here: what it declares would belong to this module and be missing in Swift's own. */
#ifndef CPLATFORM_H
#define CPLATFORM_H

/* A descriptor that becomes readable when the process ends. */
int platform_exit_descriptor(int pid);

/* Makes this process inherit the orphans of its descendants; ENOSYS where the system has no such thing. */
int platform_become_subreaper(void);

/* Makes every one of these signals write its number as a byte into the pipe whose reading end is returned. */
int platform_signal_pipe(const int *signals, int count);

/* Starts a program in a directory with an empty signal mask and default dispositions, in a new session or a new
   group; pairs[2 * n] is the number in the child for pairs[2 * n + 1], and every other descriptor is closed there.
   Returns the error number, or 0. */
int platform_spawn(int *pid, const char *path, char *const *arguments, char *const *environment,
                   const char *directory, const int *pairs, int pair_count, int new_session);

/* Opens a file below an open directory without following any link and without leaving the directory; ENOSYS where the
   system has no such call. */
int platform_open_beneath(int directory, const char *path, int flags, int mode);

/* Reserves room on disk for a file. */
int platform_allocate(int descriptor, long long length);

/* Syncs a file's data and what is needed to read it again. */
int platform_sync_data(int descriptor);

/* The environment of this process. */
char **platform_environment(void);

/* A pipe of which no child inherits an end. */
int platform_pipe(int ends[2]);

/* What ended and reaped children have used: seconds in user and in system mode, peak memory in kilobytes. */
void platform_usage_of_children(double *user, double *system, long *peak);

/* How a process ended, from the status that waitpid gives: its exit status or -1; its signal or 0. */
int platform_exit_status(int status);
int platform_signal(int status);

/* The file system that a path is on: its number where the system numbers them, else 0, and where it names them its
   name, cut to what has room. */
int platform_file_system(const char *path, unsigned int *number, char *name, int room);

#endif
