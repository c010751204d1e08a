import JSONText

/// Keys of plain values.
extension Key {
    /// A key whose value is a string.
    static func text(
        _ name: String, _ summary: String, _ rule: TextRule = .any, allowsNull: Bool = false, isRequired: Bool = false,
        _ set: @escaping @Sendable (inout Target, String) -> Void
    ) -> Key {
        Key(name, .text(rule), summary, allowsNull: allowsNull, isRequired: isRequired) { target, source, _ in
            if let text = source.value.string { set(&target, text) }
        }
    }

    /// A key whose value is one of a few words; a mistyped one is reported and taken for the nearest.
    static func word(
        _ name: String, _ summary: String, _ words: Words, _ set: @escaping @Sendable (inout Target, String) -> Void
    ) -> Key {
        Key(name, .text(.words(words)), summary) { target, source, _ in
            if let word = source.value.string.flatMap(words.meant) { set(&target, word) }
        }
    }

    /// A key whose value is an array of strings.
    static func texts(
        _ name: String, _ summary: String, _ rule: ListRule = .any, allowsNull: Bool = false, isRequired: Bool = false,
        _ set: @escaping @Sendable (inout Target, [String]) -> Void
    ) -> Key {
        Key(name, .texts(rule), summary, allowsNull: allowsNull, isRequired: isRequired) { target, source, _ in
            set(&target, source.texts)
        }
    }

    /// A key whose value is true or false.
    static func flag(
        _ name: String, _ summary: String, standard: Bool = false,
        _ set: @escaping @Sendable (inout Target, Bool) -> Void
    ) -> Key {
        Key(name, .flag, summary) { target, source, _ in
            if let truth = source.value.bool { set(&target, truth) }
        }.standard(.flag(standard))
    }

    /// A key whose value is a whole number.
    static func wholeNumber(
        _ name: String, _ range: ClosedRange<Int>, _ summary: String, allowsNull: Bool = false,
        _ set: @escaping @Sendable (inout Target, Int) -> Void
    ) -> Key {
        Key(name, .wholeNumber(range), summary, allowsNull: allowsNull) { target, source, _ in
            if let number = source.value.integer { set(&target, number) }
        }
    }

    /// A key whose value is a duration.
    static func seconds(
        _ name: String, _ summary: String, allowsZero: Bool = false, allowsNull: Bool = false,
        atMost most: Double = KeyType.longest, _ set: @escaping @Sendable (inout Target, Double) -> Void
    ) -> Key {
        Key(name, .seconds(allowsZero: allowsZero, atMost: most), summary, allowsNull: allowsNull) {
            target, source, _ in
            if let seconds = source.value.double { set(&target, seconds) }
        }
    }

    /// A key whose value is an amount of money.
    static func dollars(
        _ name: String, _ summary: String, allowsZero: Bool = false, allowsNull: Bool = false,
        isRequired: Bool = false, _ set: @escaping @Sendable (inout Target, Double) -> Void
    ) -> Key {
        Key(name, .dollars(allowsZero: allowsZero), summary, allowsNull: allowsNull, isRequired: isRequired) {
            target, source, _ in
            if let dollars = source.value.double { set(&target, dollars) }
        }
    }
}
