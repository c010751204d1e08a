import JSONText

/// Keys of objects that have a table of their own.
extension Key {
    /// A key whose value is an object, read into what `make` gives.
    static func object<Nested>(
        _ name: String, _ summary: String, _ table: KeyTable<Nested>,
        _ make: @escaping @Sendable (Target, Source) -> Nested,
        _ set: @escaping @Sendable (inout Target, Nested) -> Void
    ) -> Key {
        Key(name, .object(table.shape), summary) { target, source, problems in
            var nested = make(target, source)
            table.read(source, into: &nested, &problems)
            set(&target, nested)
        }
    }

    /// A key whose value is one object or an array of them.
    static func objects<Nested>(
        _ name: String, _ summary: String, _ table: KeyTable<Nested>,
        _ make: @escaping @Sendable (Source) -> Nested,
        _ set: @escaping @Sendable (inout Target, [Nested]) -> Void
    ) -> Key {
        Key(name, .objects(table.shape), summary, allowsNull: true) { target, source, problems in
            let places = source.value.elements.map { $0.indices.map { source[$0] } } ?? [source]
            set(
                &target,
                places.map { place in
                    var nested = make(place)
                    table.read(place, into: &nested, &problems)
                    return nested
                })
        }
    }

    /// A key whose value is an object of objects by name.
    static func map<Nested>(
        _ name: String, _ summary: String, names: TextRule, _ table: KeyTable<Nested>, minimum: Int = 0,
        allowsNull: Bool = false, isRequired: Bool = false,
        _ make: @escaping @Sendable (String, Source) -> Nested,
        _ set: @escaping @Sendable (inout Target, [Nested]) -> Void
    ) -> Key {
        let type = KeyType.objectMap(names: names, table.shape, minimum: minimum)
        return Key(name, type, summary, allowsNull: allowsNull, isRequired: isRequired) { target, source, problems in
            set(
                &target,
                (source.value.members ?? []).map { member in
                    let place = source.member(member)
                    var nested = make(member.name, place)
                    table.read(place, into: &nested, &problems)
                    return nested
                })
        }
    }
}
