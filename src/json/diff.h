#pragma once

#include "json/document.h"

#include <QStringList>

#include <array>
#include <stop_token>
#include <vector>

namespace Weekglass::Json {

enum class ChangeKind : quint8 {
    Added,
    Removed,
    Changed, ///< another value
    Textual, ///< the same number or string written otherwise: 10.00 and 10
    Moved, ///< an element, found again by its identity key, that changed places with the others
};
constexpr int changeKinds = 5;

/// Patterns are JSON Pointers in which * stands for any one step and ** for any number of steps. A pattern
/// without the first slash is read as if it had one.
struct DiffOptions
{
    struct Identity
    {
        QString pattern; ///< of arrays: /systems/*/waypoints
        QString key; ///< whose value tells the elements apart: symbol
    };
    std::vector<Identity> identity = {}; ///< the first that fits an array counts; other arrays are guessed
    QStringList ignore = {}; ///< changes there and below are hidden
};

/// What makes one document another one. Only values count: neither white space nor the order of members; of
/// repeated keys the last one. Ids belong to the two documents that were compared.
struct Diff
{
    struct Change
    {
        ChangeKind kind = ChangeKind::Changed;
        NodeId before = noNode; ///< noNode if added
        NodeId after = noNode; ///< noNode if removed
        /// If added or removed: the array or object that it is missing from, in the document without it.
        NodeId within = noNode;
    };
    struct Hidden
    {
        Change change;
        int rule = 0; ///< index in DiffOptions::ignore
    };
    enum class IdentitySource {
        Given,
        Guessed,
        Unusable, ///< given, but not every element has the key with a value of its own
    };
    /// How the elements of arrays were matched.
    struct Identity
    {
        QString pattern;
        QString key;
        IdentitySource source = IdentitySource::Given;
        int arrays = 0; ///< how many arrays
    };

    std::vector<Change> changes; ///< in the order of the text; what is in a moved element comes behind it
    std::vector<Hidden> hidden;
    std::vector<Identity> identities;
    bool complete = true; ///< false if it was stopped

    std::array<int, changeKinds> counts() const;
    /// How many changes each rule of DiffOptions::ignore hides.
    std::vector<int> hiddenByRule(int rules) const;
};

/// Elements of arrays are matched by the identity key that is given or guessed; the number of moved ones is
/// the least possible. Other arrays are aligned by their longest common subsequence, as long as that is not
/// too dear. Never recursive; about as quick as reading the bytes where the documents agree.
Diff diff(const Document& before, const Document& after, const DiffOptions& options = {},
          const std::stop_token& stop = {});

}
