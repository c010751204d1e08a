import Platform

/// A smudge filter that stops at a named pipe, once, when it is told to: so a test can hold git where it wants.
struct Slow {
    private let ground: Ground

    /// The script that sets it up in a ground.
    static func script(_ place: String) -> String {
        """
        mkfifo \(place)/gate \(place)/reached
        printf '#!/bin/sh\\nif mv \(place)/stop \(place)/stopped 2>/dev/null; then echo > \(place)/reached; cat \(place)/gate; fi\\ncat\\n' > \(place)/slow
        chmod +x \(place)/slow
        git config filter.slow.smudge \(place)/slow; git config filter.slow.clean cat
        echo 'a.txt filter=slow' > .gitattributes; git add -A; git commit -q -m Slow
        """
    }

    init(_ ground: Ground) throws {
        self.ground = ground
        try ground.sh(Self.script(ground.place))
    }

    /// The next checkout of `a.txt` stops.
    func arm() throws { try ground.sh("touch \(ground.place)/stop") }

    /// Waits until one has stopped.
    func reached() throws { try ground.sh("cat \(ground.place)/reached") }

    /// Lets it go on.
    func open() throws { try ground.sh(": > \(ground.place)/gate") }
}
