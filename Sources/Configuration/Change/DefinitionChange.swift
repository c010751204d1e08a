/// A stage or an agent whose definition is another one now.
package struct DefinitionChange: Sendable, Equatable {
    /// Its name.
    package let name: String
    /// What has changed in its own section; empty where it changes by what it takes from others, such as defaults.
    package let settings: [SettingChange]

    /// Makes a change.
    package init(name: String, settings: [SettingChange]) {
        self.name = name
        self.settings = settings
    }
}
