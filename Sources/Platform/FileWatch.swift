#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Tells when a file changes, or when a directory gets a file: its descriptor can be read then.
package struct FileWatch: Sendable {
    /// To be waited for.
    package let descriptor: Descriptor

    #if canImport(Glibc)
        /// Begins to watch a file or a directory that is there.
        package init(_ path: String) throws(SystemError) {
            let number = try systemCall("watch", path) { inotify_init1(Int32(IN_CLOEXEC) | Int32(IN_NONBLOCK)) }
            descriptor = Descriptor(owning: number, path: path)
            try systemCall("watch", path) {
                inotify_add_watch(number, path, UInt32(IN_MODIFY | IN_CREATE | IN_MOVED_TO))
            }
        }

        /// Takes what it has told, so that the next change is told again.
        package func reset() {
            // No event has more than 272 bytes, and all say the same: look again.
            while let events = try? descriptor.read(4_096), !events.isEmpty {}
        }
    #else
        private let file: Descriptor

        /// Begins to watch a file or a directory that is there.
        package init(_ path: String) throws(SystemError) {
            file = try Descriptor(path, O_EVTONLY)
            let number = try systemCall("watch", path) { kqueue() }
            descriptor = Descriptor(owning: number, path: path)
            var change = kevent(
                ident: UInt(file.number), filter: Int16(EVFILT_VNODE), flags: UInt16(EV_ADD | EV_CLEAR),
                fflags: UInt32(NOTE_WRITE | NOTE_EXTEND), data: 0, udata: nil)
            try systemCall("watch", path) { kevent(number, &change, 1, nil, 0, nil) }
        }

        /// Takes what it has told, so that the next change is told again.
        package func reset() {
            var event = kevent()
            var now = timespec(tv_sec: 0, tv_nsec: 0)
            while kevent(descriptor.number, nil, 0, &event, 1, &now) > 0 {}
        }
    #endif
}
