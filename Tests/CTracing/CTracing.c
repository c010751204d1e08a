#define _GNU_SOURCE
#include "CTracing.h"

#include <errno.h>
#include <string.h>

char *tracing_copy(const char *word) { return strdup(word); }

#if !defined(__linux__)
int tracing_run(const struct tracing_plan *plan, char *const *arguments) {
    (void)plan, (void)arguments;
    errno = ENOSYS;
    return -1;
}
#else

#include "Calls.h"

#include <elf.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <sys/ptrace.h>
#include <sys/uio.h>
#include <sys/user.h>
#include <sys/wait.h>
#include <unistd.h>

#if defined(__x86_64__)
#define THIRD(registers) ((registers).rdx)
#define ANSWER(registers) ((registers).rax)
#elif defined(__aarch64__)
#define THIRD(registers) ((registers).regs[2])
#define ANSWER(registers) ((registers).regs[0])
#ifndef NT_ARM_SYSTEM_CALL
#define NT_ARM_SYSTEM_CALL 0x404
#endif
#else
#error "The registers of this processor are not known here."
#endif

/* A process that is traced. */
struct traced {
    pid_t pid;
    /* Whether its calls count. */
    int counts;
    /* What is to be done when the call that it is in ends. */
    enum { nothing, kill_it, answer_error, restore_count } then;
    unsigned long long count;
};

/* A run under way. */
struct tracing {
    const struct tracing_plan *plan;
    struct traced traced[64];
    long calls;
    /* Whether a write was already cut short, after which the disk is full. */
    int is_full;
};

static struct traced *known(struct tracing *tracing, pid_t pid) {
    struct traced *free_place = NULL;
    for (size_t i = 0; i < sizeof tracing->traced / sizeof *tracing->traced; i++) {
        if (tracing->traced[i].pid == pid) return &tracing->traced[i];
        if (!free_place && tracing->traced[i].pid == 0) free_place = &tracing->traced[i];
    }
    if (free_place) *free_place = (struct traced){.pid = pid};
    return free_place;
}

static void registers_of(pid_t pid, struct user_regs_struct *registers, int is_writing) {
    struct iovec room = {registers, sizeof *registers};
    ptrace(is_writing ? PTRACE_SETREGSET : PTRACE_GETREGSET, pid, (void *)NT_PRSTATUS, &room);
}

/* Lets the call that a process is about to make be none. */
static void skip_call(pid_t pid) {
#if defined(__x86_64__)
    struct user_regs_struct registers;
    registers_of(pid, &registers, 0);
    registers.orig_rax = (unsigned long long)-1;
    registers_of(pid, &registers, 1);
#else
    int none = -1;
    struct iovec room = {&none, sizeof none};
    ptrace(PTRACE_SETREGSET, pid, (void *)NT_ARM_SYSTEM_CALL, &room);
#endif
}

static void set_count(pid_t pid, unsigned long long count) {
    struct user_regs_struct registers;
    registers_of(pid, &registers, 0);
    THIRD(registers) = count;
    registers_of(pid, &registers, 1);
}

static void set_answer(pid_t pid, int error) {
    struct user_regs_struct registers;
    registers_of(pid, &registers, 0);
    ANSWER(registers) = (unsigned long long)(long long)-error;
    registers_of(pid, &registers, 1);
}

/* Meddles with a call that is chosen; whether anything was done. */
static int meddle(struct tracing *tracing, struct traced *traced, const struct call *call,
                  const unsigned long long *arguments, int changes) {
    const struct tracing_plan *plan = tracing->plan;
    int needs_room = call->needs_room && changes;
    int can_be_cut = strstr(call->name, "write") != NULL && arguments[2] > 1;
    switch (plan->action) {
    case tracing_kill_before: kill(traced->pid, SIGKILL); return 1;
    case tracing_kill_after: traced->then = kill_it; return 1;
    case tracing_fill:
        if (tracing->is_full || !can_be_cut) break;
        tracing->is_full = 1;
        /* fall through */
    case tracing_shorten:
        if (!can_be_cut) return 0;
        traced->then = restore_count;
        traced->count = arguments[2];
        set_count(traced->pid, arguments[2] / 2);
        return 1;
    case tracing_fail: break;
    default: return 0;
    }
    if (plan->error != EIO && !needs_room) return 0;
    skip_call(traced->pid);
    traced->then = answer_error;
    return 1;
}

/* A call begins. */
static void enter(struct tracing *tracing, struct traced *traced, const struct __ptrace_syscall_info *about) {
    const struct call *call = call_with((long)about->entry.nr);
    const unsigned long long *arguments = (const unsigned long long *)about->entry.args;
    char path[8192];
    size_t length = strlen(tracing->plan->below);
    if (!call || !call_path(traced->pid, call, arguments, path, sizeof path)) return;
    if (strncmp(path, tracing->plan->below, length) != 0 || (path[length] != 0 && path[length] != '/')) return;
    long number = ++tracing->calls;
    int changes = call_changes(traced->pid, call, arguments);
    dprintf(tracing->plan->log, "%ld\t%s\t%s\t%s\n", number, call->name, changes ? "changes" : "reads", path);
    if (number < tracing->plan->first || number > tracing->plan->last) return;
    if (meddle(tracing, traced, call, arguments, changes)) dprintf(tracing->plan->log, "hit\n");
}

/* A call has ended. */
static void leave(struct tracing *tracing, struct traced *traced) {
    switch (traced->then) {
    case kill_it: kill(traced->pid, SIGKILL); break;
    case answer_error: set_answer(traced->pid, tracing->plan->error); break;
    case restore_count: set_count(traced->pid, traced->count); break;
    case nothing: break;
    }
    traced->then = nothing;
}

/* Whether a process that has just become a program is the one whose calls count. */
static int is_wanted(pid_t pid, const char *argument) {
    char name[64], line[8192];
    snprintf(name, sizeof name, "/proc/%d/cmdline", (int)pid);
    int file = open(name, O_RDONLY | O_CLOEXEC);
    ssize_t length = file < 0 ? 0 : read(file, line, sizeof line);
    if (file >= 0) close(file);
    for (char *word = line; length > 0 && word < line + length; word += strnlen(word, (size_t)(line + length - word)) + 1)
        if (strcmp(word, argument) == 0) return 1;
    return 0;
}

/* Deals with a stop and lets the process go on. */
static void go_on(struct tracing *tracing, struct traced *traced, int status) {
    int signal = WSTOPSIG(status), event = status >> 16;
    if (signal == (SIGTRAP | 0x80)) {
        struct __ptrace_syscall_info about;
        signal = 0;
        if (ptrace(PTRACE_GET_SYSCALL_INFO, traced->pid, (void *)sizeof about, &about) > 0 && traced->counts) {
            if (about.op == PTRACE_SYSCALL_INFO_ENTRY) enter(tracing, traced, &about);
            if (about.op == PTRACE_SYSCALL_INFO_EXIT) leave(tracing, traced);
        }
    } else if (event == PTRACE_EVENT_EXEC && tracing->plan->argument) {
        signal = 0;
        traced->counts = is_wanted(traced->pid, tracing->plan->argument);
        if (!traced->counts) {
            ptrace(PTRACE_DETACH, traced->pid, NULL, NULL);
            traced->pid = 0;
            return;
        }
    } else if (event != 0 || signal == SIGSTOP || signal == SIGTRAP) {
        signal = 0;
    }
    /* One whose calls do not count is only waited for until it has become another program. */
    ptrace(traced->counts ? PTRACE_SYSCALL : PTRACE_CONT, traced->pid, NULL, (void *)(long)signal);
}

int tracing_run(const struct tracing_plan *plan, char *const *arguments) {
    struct tracing tracing = {.plan = plan};
    pid_t first = fork();
    if (first < 0) return -1;
    if (first == 0) {
        ptrace(PTRACE_TRACEME, 0, NULL, NULL);
        execvp(arguments[0], arguments);
        _exit(127);
    }
    int status = 0, end = -1;
    if (waitpid(first, &status, 0) < 0) return -1;
    if (!WIFSTOPPED(status)) return 127;
    /* Who ends this process, because something hangs, ends what it traces. */
    long options = PTRACE_O_TRACESYSGOOD | PTRACE_O_TRACEEXEC | PTRACE_O_EXITKILL;
    if (plan->argument) options |= PTRACE_O_TRACEFORK | PTRACE_O_TRACEVFORK;
    ptrace(PTRACE_SETOPTIONS, first, NULL, (void *)options);
    struct traced *main_process = known(&tracing, first);
    main_process->counts = plan->argument == NULL;
    ptrace(main_process->counts ? PTRACE_SYSCALL : PTRACE_CONT, first, NULL, NULL);
    pid_t pid;
    while ((pid = waitpid(-1, &status, __WALL)) > 0 || errno == EINTR) {
        if (pid < 0) continue;
        struct traced *traced = known(&tracing, pid);
        if (!traced) return -1;
        if (WIFSTOPPED(status)) {
            go_on(&tracing, traced, status);
            continue;
        }
        if (pid == first) end = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
        traced->pid = 0;
    }
    return end;
}
#endif
