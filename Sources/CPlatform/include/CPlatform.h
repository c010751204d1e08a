/* System calls and constants that Swift's C library modules hide. Each function returns 0 or a value, or -1 with errno. */
#ifndef CPLATFORM_H
#define CPLATFORM_H

#include <spawn.h>
#include <sys/resource.h>
#include <sys/types.h>

/* A descriptor that becomes readable when the process ends. */
int platform_exit_descriptor(pid_t pid);

/* Makes this process inherit the orphans of its descendants; ENOSYS where the system has no such thing. */
int platform_become_subreaper(void);

/* Makes every one of these signals write its number as a byte into the pipe whose reading end is returned. */
int platform_signal_pipe(const int *signals, int count);

/* The flags of posix_spawn for a new session or a new group, with an empty mask and default dispositions. */
int platform_spawn_attributes(posix_spawnattr_t *attributes, int new_session);

/* Adds a change of directory to the actions of posix_spawn. */
int platform_spawn_directory(posix_spawn_file_actions_t *actions, const char *path);

/* Reserves room on disk for a file. */
int platform_allocate(int descriptor, off_t length);

/* Syncs a file's data and what is needed to read it again. */
int platform_sync_data(int descriptor);

/* The environment of this process. */
char **platform_environment(void);

/* A pipe of which no child inherits an end. */
int platform_pipe(int ends[2]);

/* What ended and reaped children have used. */
int platform_usage_of_children(struct rusage *usage);

/* How a process ended, from the status that waitpid gives: its exit status or -1; its signal or 0. */
int platform_exit_status(int status);
int platform_signal(int status);

#endif
