#include "widgets/json/jsondiffmodel.h"

#include "base/safetext.h"
#include "widgets/parts/tablemodel.h"
#include "json/path.h"

#include <algorithm>

namespace Weekglass {
namespace {

using Json::ChangeKind;
using Json::NodeId;
using Json::noNode;

constexpr std::size_t maxSteps = 24; // shown of a path
constexpr qsizetype maxStep = 60; // characters of one
constexpr std::size_t maxIdentitiesShown = 6;

QString shownIdentity(const Json::Document& document, NodeId node)
{
    return document.kind(node) == Json::Kind::String ? visibleText(document.stringValue(node), maxStep)
                                                     : visibleText(document.rawText(node), maxStep);
}

}

std::shared_ptr<const JsonComparison> JsonComparison::make(std::shared_ptr<const Json::Document> before,
                                                           std::shared_ptr<const Json::Document> after,
                                                           Json::DiffOptions options,
                                                           const std::stop_token& stop)
{
    Json::Diff diff = Json::diff(*before, *after, options, stop);
    return std::make_shared<const JsonComparison>(
        JsonComparison {std::move(before), std::move(after), std::move(options), std::move(diff)});
}

void JsonDiffModel::setComparison(std::shared_ptr<const JsonComparison> comparison)
{
    beginResetModel();
    m_comparison = std::move(comparison);
    m_identityKeys.clear();
    if (m_comparison) {
        for (const Json::Diff::Identity& identity : m_comparison->diff.identities) {
            if (identity.source != Json::Diff::IdentitySource::Unusable)
                m_identityKeys.insert(identity.pattern, identity.key);
        }
    }
    endResetModel();
}

const Json::Diff::Change& JsonDiffModel::change(int row) const
{
    return m_comparison->diff.changes[static_cast<std::size_t>(row)];
}

QString JsonDiffModel::summary() const
{
    if (!m_comparison)
        return {};
    const auto counts = m_comparison->diff.counts();
    const auto count = [&](ChangeKind kind) { return counts[static_cast<std::size_t>(kind)]; };
    QStringList parts;
    const auto add = [&parts](int number, const QString& text) {
        if (number > 0)
            parts << text;
    };
    add(count(ChangeKind::Added), tr("%Ln added", nullptr, count(ChangeKind::Added)));
    add(count(ChangeKind::Removed), tr("%Ln removed", nullptr, count(ChangeKind::Removed)));
    add(count(ChangeKind::Changed), tr("%Ln changed", nullptr, count(ChangeKind::Changed)));
    add(count(ChangeKind::Moved), tr("%Ln moved", nullptr, count(ChangeKind::Moved)));
    add(count(ChangeKind::Textual), tr("%Ln written differently", nullptr, count(ChangeKind::Textual)));
    QString text = parts.isEmpty() ? tr("No difference") : parts.join(QStringLiteral(", "));
    if (m_comparison->diff.hidden.empty())
        return text;
    const auto hidden = static_cast<int>(m_comparison->diff.hidden.size());
    const auto byRule =
        m_comparison->diff.hiddenByRule(static_cast<int>(m_comparison->options.ignore.size()));
    const auto rules = std::count_if(byRule.begin(), byRule.end(), [](int number) { return number > 0; });
    return tr("%1; %2", "changes; hidden ones")
        .arg(text,
             tr("%Ln hidden by %1", "changes; by so many rules", hidden)
                 .arg(tr("%n rule(s)", nullptr, static_cast<int>(rules))));
}

QString JsonDiffModel::identitySummary() const
{
    if (!m_comparison)
        return {};
    QStringList parts;
    const auto& identities = m_comparison->diff.identities;
    for (std::size_t i = 0; i < std::min(identities.size(), maxIdentitiesShown); ++i) {
        const Json::Diff::Identity& identity = identities[i];
        const QString pattern = identity.pattern.isEmpty() ? tr("the whole array") : identity.pattern;
        const QString text = identity.source == Json::Diff::IdentitySource::Given
            ? tr("%1 by %2", "array by key")
            : identity.source == Json::Diff::IdentitySource::Guessed
            ? tr("%1 by %2 (guessed)", "array by key")
            : tr("%1 not by %2, which is not unique in all of them", "array not by key");
        parts << text.arg(visibleText(pattern, 80), visibleText(identity.key, 40));
    }
    if (identities.size() > maxIdentitiesShown)
        parts << tr("%Ln more", nullptr, static_cast<int>(identities.size() - maxIdentitiesShown));
    return parts.isEmpty() ? QString() : tr("Elements matched: %1").arg(parts.join(QStringLiteral(", ")));
}

int JsonDiffModel::nextRow(int row, bool forward) const
{
    const int rows = rowCount();
    if (rows == 0)
        return -1;
    if (row < 0)
        return forward ? 0 : rows - 1;
    return (row + (forward ? 1 : rows - 1)) % rows;
}

QString JsonDiffModel::ignorePattern(int row) const
{
    const auto& [kind, before, after, within] = change(row);
    const Json::Document& document = after == noNode ? *m_comparison->before : *m_comparison->after;
    QStringList steps;
    for (NodeId node = after == noNode ? before : after; document.parent(node) != noNode;
         node = document.parent(node)) {
        const bool element = document.kind(document.parent(node)) == Json::Kind::Array;
        steps.prepend(element ? QStringLiteral("*") : Json::pointerStep(document.key(node)));
    }
    return steps.isEmpty() ? QString() : QLatin1Char('/') + steps.join(QLatin1Char('/'));
}

int JsonDiffModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() || !m_comparison ? 0 : static_cast<int>(m_comparison->diff.changes.size());
}

int JsonDiffModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QString JsonDiffModel::pointer(const Json::Diff::Change& change) const
{
    return change.after == noNode ? m_comparison->before->pointer(change.before)
                                  : m_comparison->after->pointer(change.after);
}

QString JsonDiffModel::shownPath(const Json::Diff::Change& change) const
{
    const bool gone = change.after == noNode;
    const Json::Document& document = gone ? *m_comparison->before : *m_comparison->after;
    std::vector<NodeId> way;
    NodeId node = gone ? change.before : change.after;
    for (; document.parent(node) != noNode && way.size() < maxSteps; node = document.parent(node))
        way.push_back(node);
    if (way.empty())
        return tr("the whole value");
    const bool cut = document.parent(node) != noNode; // the end says more than the beginning
    QString path = cut ? QString(QChar(0x2026)) : QString();
    QString pattern = cut ? QStringLiteral("/**") : QString();
    for (auto step = way.crbegin(); step != way.crend(); ++step) {
        if (document.kind(document.parent(*step)) == Json::Kind::Object) {
            const QString name = Json::pointerStep(document.key(*step));
            path += QLatin1Char('/') + visibleText(name, maxStep);
            pattern += QLatin1Char('/') + name;
            continue;
        }
        const auto key = m_identityKeys.constFind(pattern);
        const NodeId identity = key == m_identityKeys.constEnd() ? noNode : document.find(*step, *key);
        if (identity == noNode)
            path += QLatin1Char('/') + QString::number(document.rowInParent(*step));
        else
            path += QLatin1Char('[') + shownIdentity(document, identity) + QLatin1Char(']');
        pattern += QStringLiteral("/*");
    }
    return path;
}

QString JsonDiffModel::shown(const Json::Diff::Change& change, int column) const
{
    switch (column) {
    case SignColumn:
        return signOf(change.kind);
    case PathColumn:
        return shownPath(change);
    case BeforeColumn:
        return shownChange(*m_comparison, change).before;
    case AfterColumn:
        return shownChange(*m_comparison, change).after;
    case DifferenceColumn:
        return shownChange(*m_comparison, change).difference;
    default:
        return {};
    }
}

QVariant JsonDiffModel::data(const QModelIndex& index, int role) const
{
    if (!m_comparison || !checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Json::Diff::Change& one = change(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return shown(one, index.column());
    case Qt::ToolTipRole:
        return index.column() == SignColumn ? nameOf(one.kind) : QVariant();
    case Qt::AccessibleTextRole:
        return index.column() == SignColumn ? nameOf(one.kind) : shown(one, index.column());
    case Qt::TextAlignmentRole:
        return index.column() == SignColumn ? QVariant(Qt::AlignCenter) : QVariant();
    case KindRole:
        return static_cast<int>(one.kind);
    case PointerRole:
        return pointer(one);
    default:
        return {};
    }
}

QVariant JsonDiffModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    return titleOf({QString(), tr("Path"), tr("Before"), tr("After"), tr("Difference")}, section, orientation,
                   role);
}

}
