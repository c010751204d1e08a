#define _GNU_SOURCE
#if defined(__linux__)
#include "Calls.h"

#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <unistd.h>

static const struct call calls[] = {
    {SYS_openat, "openat", 0, 1, 1},
#ifdef SYS_openat2
    {SYS_openat2, "openat2", 0, 1, 1},
#endif
    {SYS_mkdirat, "mkdirat", 0, 1, 1},
    {SYS_unlinkat, "unlinkat", 0, 1, 0},
    {SYS_renameat2, "renameat2", 0, 1, 1},
#ifdef SYS_renameat
    {SYS_renameat, "renameat", 0, 1, 1},
#endif
#ifdef SYS_open
    {SYS_open, "open", -1, 0, 1},
    {SYS_mkdir, "mkdir", -1, 0, 1},
    {SYS_rename, "rename", -1, 0, 1},
    {SYS_unlink, "unlink", -1, 0, 0},
    {SYS_rmdir, "rmdir", -1, 0, 0},
#endif
    {SYS_write, "write", 0, -1, 1},
    {SYS_pwrite64, "pwrite64", 0, -1, 1},
    {SYS_fsync, "fsync", 0, -1, 1},
    {SYS_fdatasync, "fdatasync", 0, -1, 1},
    {SYS_ftruncate, "ftruncate", 0, -1, 0},
    {SYS_fallocate, "fallocate", 0, -1, 1},
    {SYS_flock, "flock", 0, -1, 0},
};

const struct call *call_with(long number) {
    for (size_t i = 0; i < sizeof calls / sizeof *calls; i++) {
        if (calls[i].number == number) return &calls[i];
    }
    return NULL;
}

/* Copies a text out of another process. */
static int text(pid_t pid, unsigned long long address, char *room, size_t size) {
    size_t length = 0;
    while (length < size) {
        /* Up to the end of a page at most: the next one need not exist. */
        size_t part = 4096 - (address + length) % 4096;
        if (part > size - length) part = size - length;
        struct iovec here = {room + length, part};
        struct iovec there = {(void *)(unsigned long)(address + length), part};
        ssize_t got = process_vm_readv(pid, &here, 1, &there, 1, 0);
        if (got <= 0) return 0;
        if (memchr(room + length, 0, (size_t)got)) return 1;
        length += (size_t)got;
    }
    return 0;
}

/* Where a link in /proc leads. */
static int followed(pid_t pid, const char *name, char *room, size_t size) {
    char link[64];
    snprintf(link, sizeof link, "/proc/%d/%s", (int)pid, name);
    ssize_t length = readlink(link, room, size - 1);
    if (length < 0) return 0;
    room[length] = 0;
    return 1;
}

int call_changes(pid_t pid, const struct call *call, const unsigned long long *arguments) {
    unsigned long long flags = 0;
    if (call->number == SYS_openat) flags = arguments[2];
#ifdef SYS_open
    else if (call->number == SYS_open) flags = arguments[1];
#endif
#ifdef SYS_openat2
    else if (call->number == SYS_openat2) {
        struct iovec here = {&flags, sizeof flags};
        struct iovec there = {(void *)(unsigned long)arguments[2], sizeof flags};
        process_vm_readv(pid, &here, 1, &there, 1, 0);
    }
#endif
    else return 1;
    return (flags & (O_CREAT | O_TRUNC)) != 0;
}

int call_path(pid_t pid, const struct call *call, const unsigned long long *arguments, char *path, size_t room) {
    char name[32] = "cwd";
    int descriptor = call->descriptor < 0 ? AT_FDCWD : (int)arguments[call->descriptor];
    if (descriptor != AT_FDCWD) snprintf(name, sizeof name, "fd/%d", descriptor);
    if (call->path < 0) return followed(pid, name, path, room);
    char given[4096];
    if (!text(pid, arguments[call->path], given, sizeof given)) return 0;
    if (given[0] == '/') {
        snprintf(path, room, "%s", given);
        return 1;
    }
    if (!followed(pid, name, path, room)) return 0;
    size_t length = strlen(path);
    snprintf(path + length, room - length, "/%s", given);
    return 1;
}
#endif
