#include "tables/schemalayout.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace Weekglass {

namespace {

constexpr double Shape = 1.5; // width by height of the whole that a screen has room for
constexpr int Sweeps = 4;

std::size_t at(int index)
{
    return static_cast<std::size_t>(index);
}

/// Walks the references depth first: what it comes back to while it is on the way is a circle, and is left
/// out.
class DepthFinder
{
public:
    explicit DepthFinder(const SchemaGraph& graph)
        : m_targets(graph.tables.size())
        , m_depths(graph.tables.size(), Unknown)
    {
        for (const SchemaEdge& edge : graph.edges) {
            if (!edge.isOwn())
                m_targets[at(edge.from)].push_back(edge.to);
        }
    }
    std::vector<int> find()
    {
        for (std::size_t table = 0; table < m_depths.size(); ++table)
            visit(static_cast<int>(table));
        return m_depths;
    }

private:
    static constexpr int Unknown = -1;
    static constexpr int OnTheWay = -2;

    /// With a stack of its own: a chain of references may be as long as the list of tables.
    void visit(int first)
    {
        struct Step
        {
            int table;
            std::size_t next = 0;
            int depth = 0;
        };
        if (m_depths[at(first)] != Unknown)
            return;
        std::vector<Step> way {{.table = first}};
        m_depths[at(first)] = OnTheWay;
        while (!way.empty()) {
            Step& step = way.back();
            const auto& targets = m_targets[at(step.table)];
            if (step.next == targets.size()) {
                m_depths[at(step.table)] = step.depth;
                way.pop_back();
                continue;
            }
            const int target = targets[step.next];
            const int depth = m_depths[at(target)];
            if (depth == Unknown) {
                m_depths[at(target)] = OnTheWay;
                way.push_back({.table = target});
                continue;
            }
            if (depth >= 0)
                step.depth = std::max(step.depth, depth + 1);
            ++step.next;
        }
    }

    std::vector<std::vector<int>> m_targets;
    std::vector<int> m_depths;
};

using Columns = std::vector<std::vector<int>>;

double heightOf(const std::vector<int>& column, const std::vector<QSizeF>& sizes, double gap)
{
    return std::accumulate(column.begin(), column.end(), 0.0,
                           [&](double sum, int table) { return sum + sizes[at(table)].height() + gap; });
}

/// Of the places of those that it refers to, and that refer to it; nothing: there are none.
std::optional<double> middleOfOthers(const SchemaGraph& graph, int table, const std::vector<double>& places)
{
    double sum = 0;
    int count = 0;
    for (const SchemaEdge& edge : graph.edges) {
        const bool isFrom = edge.from == table;
        if (edge.isOwn() || (!isFrom && edge.to != table))
            continue;
        sum += places[at(isFrom ? edge.to : edge.from)];
        ++count;
    }
    return count > 0 ? std::optional(sum / count) : std::nullopt;
}

/// Each table beside the middle of those that it refers to: fewer lines cross.
void sortByTargets(const SchemaGraph& graph, Columns& columns)
{
    std::vector<double> places(graph.tables.size());
    const auto number = [&places](const std::vector<int>& column) {
        for (std::size_t i = 0; i < column.size(); ++i)
            places[at(column[i])] = (static_cast<double>(i) + 0.5) / static_cast<double>(column.size());
    };
    std::ranges::for_each(columns, number);
    for (int sweep = 0; sweep < Sweeps; ++sweep) {
        for (std::vector<int>& column : columns) {
            std::vector<double> wanted = places;
            for (const int table : column) {
                if (const auto middle = middleOfOthers(graph, table, places))
                    wanted[at(table)] = *middle;
            }
            std::ranges::stable_sort(column, {}, [&wanted](int table) { return wanted[at(table)]; });
            number(column);
        }
    }
}

/// A column that is higher than this goes on in another one beside it.
Columns wrapped(const Columns& columns, const std::vector<QSizeF>& sizes, double gap, double highest)
{
    Columns result;
    for (const std::vector<int>& column : columns) {
        const int parts = std::max(1, static_cast<int>(std::ceil(heightOf(column, sizes, gap) / highest)));
        const double each = heightOf(column, sizes, gap) / parts;
        double height = 0;
        std::vector<int> part;
        for (const int table : column) {
            const double next = sizes[at(table)].height() + gap;
            if (!part.empty() && height + next / 2 > each) {
                result.push_back(std::exchange(part, {}));
                height = 0;
            }
            part.push_back(table);
            height += next;
        }
        if (!part.empty())
            result.push_back(std::move(part));
    }
    return result;
}

class Placer
{
public:
    Placer(const std::vector<QSizeF>& sizes, double gap)
        : m_sizes(sizes)
        , m_gap(gap)
    {
        m_layout.boxes.resize(sizes.size());
    }

    /// Columns side by side, each in the middle of the height of all.
    void placeColumns(const Columns& columns)
    {
        double highest = 0;
        for (const std::vector<int>& column : columns)
            highest = std::max(highest, heightOf(column, m_sizes, m_gap) - m_gap);
        double x = 0;
        for (const std::vector<int>& column : columns) {
            double y = (highest - heightOf(column, m_sizes, m_gap) + m_gap) / 2;
            double wide = 0;
            for (const int table : column) {
                place(table, {x, y});
                y += m_sizes[at(table)].height() + m_gap;
                wide = std::max(wide, m_sizes[at(table)].width());
            }
            x += wide + 3 * m_gap;
        }
    }
    /// Rows below what is there, as wide as it is.
    void placeBelow(const std::vector<int>& tables, double least)
    {
        const double width = std::max(m_layout.bounds.width(), least);
        double x = 0;
        double y = m_layout.bounds.isEmpty() ? 0 : m_layout.bounds.bottom() + 3 * m_gap;
        double high = 0;
        for (const int table : tables) {
            const QSizeF size = m_sizes[at(table)];
            if (x > 0 && x + size.width() > width) {
                x = 0;
                y += high + m_gap;
                high = 0;
            }
            place(table, {x, y});
            x += size.width() + m_gap;
            high = std::max(high, size.height());
        }
    }
    SchemaLayout take() { return std::move(m_layout); }

private:
    void place(int table, const QPointF& topLeft)
    {
        const QRectF box(topLeft, m_sizes[at(table)]);
        m_layout.boxes[at(table)] = box;
        m_layout.bounds = m_layout.bounds.united(box);
        m_layout.order.push_back(table);
    }

    const std::vector<QSizeF>& m_sizes;
    const double m_gap;
    SchemaLayout m_layout;
};

/// How large it would be drawn on a screen.
double scaleOf(const QRectF& bounds)
{
    return bounds.isEmpty() ? 0 : std::min(Shape / bounds.width(), 1 / bounds.height());
}

/// The side of a square that has the area of all boxes, stretched to a screen's shape.
double heightOfAll(const std::vector<QSizeF>& sizes, double gap)
{
    double area = 0;
    double highest = 0;
    for (const QSizeF& size : sizes) {
        area += (size.width() + 3 * gap) * (size.height() + gap);
        highest = std::max(highest, size.height() + gap);
    }
    return std::max(highest, std::sqrt(area / Shape));
}

}

std::vector<int> referenceDepths(const SchemaGraph& graph)
{
    std::vector<int> depths = DepthFinder(graph).find();
    std::vector<bool> isBound(graph.tables.size());
    for (const SchemaEdge& edge : graph.edges) {
        if (!edge.isOwn())
            isBound[at(edge.from)] = isBound[at(edge.to)] = true;
    }
    for (std::size_t i = 0; i < depths.size(); ++i)
        depths[i] = isBound[i] ? depths[i] : -1;
    return depths;
}

SchemaLayout layOut(const SchemaGraph& graph, const std::vector<QSizeF>& sizes, double gap)
{
    const std::vector<int> depths = referenceDepths(graph);
    Columns columns;
    std::vector<int> alone;
    for (std::size_t i = 0; i < depths.size(); ++i) {
        if (depths[i] < 0) {
            alone.push_back(static_cast<int>(i));
            continue;
        }
        if (columns.size() <= at(depths[i]))
            columns.resize(at(depths[i]) + 1);
        columns[at(depths[i])].push_back(static_cast<int>(i));
    }
    sortByTargets(graph, columns);
    SchemaLayout best;
    const double least = heightOfAll(sizes, gap);
    for (const double factor : {1.0, 1.25, 1.5, 1.75, 2.0, 2.5, 3.0}) {
        Placer placer(sizes, gap);
        placer.placeColumns(wrapped(columns, sizes, gap, least * factor));
        placer.placeBelow(alone, least * Shape);
        SchemaLayout layout = placer.take();
        if (best.boxes.empty() || scaleOf(layout.bounds) > scaleOf(best.bounds))
            best = std::move(layout);
    }
    return best;
}

}
