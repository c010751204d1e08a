#define _GNU_SOURCE
#include "CPlatform.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#if defined(__linux__)
#include <linux/openat2.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <sys/vfs.h>
#else
#include <sys/event.h>
#include <sys/mount.h>
#include <sys/param.h>
#endif

extern char **environ;

char **platform_environment(void) { return environ; }

int platform_exit_status(int status) { return WIFEXITED(status) ? WEXITSTATUS(status) : -1; }
int platform_signal(int status) { return WIFSIGNALED(status) ? WTERMSIG(status) : 0; }

int platform_exit_descriptor(int pid) {
#if defined(__linux__)
    return (int)syscall(SYS_pidfd_open, pid, 0);
#else
    int queue = kqueue();
    if (queue < 0) return -1;
    struct kevent change;
    EV_SET(&change, pid, EVFILT_PROC, EV_ADD | EV_ONESHOT, NOTE_EXIT, 0, NULL);
    if (kevent(queue, &change, 1, NULL, 0, NULL) < 0) {
        int saved = errno;
        close(queue);
        errno = saved;
        return -1;
    }
    fcntl(queue, F_SETFD, FD_CLOEXEC);
    return queue;
#endif
}

int platform_become_subreaper(void) {
#if defined(__linux__)
    return prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0);
#else
    errno = ENOSYS;
    return -1;
#endif
}

int platform_pipe(int ends[2]) {
#if defined(__linux__)
    return pipe2(ends, O_CLOEXEC);
#else
    if (pipe(ends) < 0) return -1;
    for (int i = 0; i < 2; i++) fcntl(ends[i], F_SETFD, FD_CLOEXEC);
    return 0;
#endif
}

void platform_usage_of_children(double *user, double *system, long *peak) {
    struct rusage usage;
    memset(&usage, 0, sizeof usage);
    getrusage(RUSAGE_CHILDREN, &usage);
    *user = (double)usage.ru_utime.tv_sec + (double)usage.ru_utime.tv_usec / 1e6;
    *system = (double)usage.ru_stime.tv_sec + (double)usage.ru_stime.tv_usec / 1e6;
    *peak = usage.ru_maxrss;
}

/* A handler can only reach static storage: where the number of each signal goes. */
static int signal_writers[NSIG];

static void write_signal(int number) {
    int saved = errno;
    unsigned char byte = (unsigned char)number;
    ssize_t ignored = write(signal_writers[number], &byte, 1);
    (void)ignored;
    errno = saved;
}

int platform_signal_pipe(const int *signals, int count) {
    int ends[2];
    if (platform_pipe(ends) < 0) return -1;
    for (int i = 0; i < 2; i++) fcntl(ends[i], F_SETFL, O_NONBLOCK);
    struct sigaction action;
    memset(&action, 0, sizeof action);
    action.sa_handler = write_signal;
    action.sa_flags = SA_RESTART;
    for (int i = 0; i < count; i++) {
        if (signals[i] <= 0 || signals[i] >= NSIG) {
            errno = EINVAL;
            return -1;
        }
        signal_writers[signals[i]] = ends[1];
        if (sigaction(signals[i], &action, NULL) < 0) return -1;
    }
    return ends[0];
}

int platform_spawn(int *pid, const char *path, char *const *arguments, char *const *environment,
                   const char *directory, const int *pairs, int pair_count, int new_session) {
    posix_spawn_file_actions_t actions;
    posix_spawnattr_t attributes;
    sigset_t none, all;
    pid_t child = 0;
    short flags = POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF;
    flags |= new_session ? POSIX_SPAWN_SETSID : POSIX_SPAWN_SETPGROUP;
#if !defined(__linux__)
    flags |= POSIX_SPAWN_CLOEXEC_DEFAULT;
#endif
    sigemptyset(&none);
    sigfillset(&all);
    posix_spawn_file_actions_init(&actions);
    posix_spawnattr_init(&attributes);
    posix_spawnattr_setsigmask(&attributes, &none);
    posix_spawnattr_setsigdefault(&attributes, &all);
    posix_spawnattr_setpgroup(&attributes, 0);
    posix_spawnattr_setflags(&attributes, flags);
    posix_spawn_file_actions_addchdir_np(&actions, directory);
    int beyond = 0;
    for (int i = 0; i < pair_count; i++) {
        posix_spawn_file_actions_adddup2(&actions, pairs[2 * i + 1], pairs[2 * i]);
        if (pairs[2 * i] >= beyond) beyond = pairs[2 * i] + 1;
    }
#if defined(__linux__)
    posix_spawn_file_actions_addclosefrom_np(&actions, beyond);
#endif
    int failure = posix_spawn(&child, path, &actions, &attributes, arguments, environment);
    posix_spawn_file_actions_destroy(&actions);
    posix_spawnattr_destroy(&attributes);
    *pid = child;
    return failure;
}

int platform_allocate(int descriptor, long long length) {
#if defined(__linux__)
    int failure = posix_fallocate(descriptor, 0, length);
    if (failure == 0) return 0;
    errno = failure;
    return -1;
#else
    fstore_t room = {F_ALLOCATEALL, F_PEOFPOSMODE, 0, length, 0};
    return fcntl(descriptor, F_PREALLOCATE, &room) < 0 ? -1 : 0;
#endif
}

int platform_open_beneath(int directory, const char *path, int flags, int mode) {
#if defined(__linux__)
    /* Without O_NOFOLLOW, with which a link in a directory's place would be ENOTDIR and not ELOOP. */
    struct open_how how = {
        .flags = (unsigned long long)(flags | O_CLOEXEC),
        .mode = flags & O_CREAT ? (unsigned long long)mode : 0,
        .resolve = RESOLVE_BENEATH | RESOLVE_NO_SYMLINKS,
    };
    return (int)syscall(SYS_openat2, directory, path, &how, sizeof how);
#else
    errno = ENOSYS;
    return -1;
#endif
}

int platform_sync_data(int descriptor) {
#if defined(__linux__)
    return fdatasync(descriptor);
#else
    return fcntl(descriptor, F_FULLFSYNC);
#endif
}

int platform_file_system(const char *path, unsigned int *number, char *name, int room) {
    struct statfs status;
    *number = 0;
    memset(name, 0, (size_t)room);
    if (statfs(path, &status) < 0) return -1;
#if defined(__linux__)
    *number = (unsigned int)status.f_type;
#else
    strncpy(name, status.f_fstypename, (size_t)room - 1);
#endif
    return 0;
}
