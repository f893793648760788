#pragma once

#include "widgets/json/jsonexpansion.h"
#include "widgets/json/jsonsearch.h"

#include <QTimer>
#include <QTreeView>

#include <memory>

namespace Weekglass {

class JsonDelegate;
class JsonTreeModel;

/// The tree of one document. What is open, the selection and where it stands on the screen stay by path when
/// the next document comes. Deep down the view starts at an inner container, because rows that are indented
/// a thousand times are neither readable nor quick: see topNode().
class JsonTreeView : public QTreeView
{
    Q_OBJECT

public:
    explicit JsonTreeView(QWidget* parent = nullptr);

    /// Null empties the view; what was open is remembered for the next document.
    void setDocument(std::shared_ptr<const Json::Document> document);
    JsonTreeModel* jsonModel() const { return m_model; }

    /// noNode while there is no document.
    Json::NodeId currentNode() const;
    /// The container whose children are the rows at the top; noNode if the root itself is there.
    Json::NodeId topNode() const;

    /// Opens what is around the node, selects it and scrolls to it.
    void reveal(Json::NodeId node);
    void setMatches(std::shared_ptr<const JsonMatches> matches);

    /// Opens the selected value and what is in it, until a few thousand rows are there: false if it is more.
    bool expandBelow();
    void collapseBelow();

    void scrollTo(const QModelIndex& index, ScrollHint hint = EnsureVisible) override;
    void keyboardSearch(const QString& text) override;

Q_SIGNALS:
    void currentNodeChanged();
    /// Somebody types over the tree.
    void searchTyped(const QString& text);

protected:
    void currentChanged(const QModelIndex& current, const QModelIndex& previous) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    struct Anchor
    {
        Json::Path path; ///< of a row on the screen
        int row = -1; ///< its distance from the first one there
        int scroll = 0;
    };

    void remember(const QModelIndex& index, bool expanded);
    void fitKeyColumn();
    void descend();
    int depthBelowTop(Json::NodeId node, int limit) const;
    void setTop(Json::NodeId node);
    void showNear(Json::NodeId node);
    int shownRow(const QModelIndex& index) const;
    bool isInOpenParents(Json::NodeId node) const;
    void rememberPlace();
    void restorePlace();
    void openFirstLevels();

    JsonTreeModel* m_model;
    JsonDelegate* m_delegate;
    JsonExpansion m_expansion;
    Anchor m_anchor;
    Json::Path m_wanted; // the selection, which the document at hand may not have
    bool m_keepWanted = false; // it has not, and nobody has selected anything else
    bool m_restoring = false;
    bool m_touched = false; // somebody opened or closed something
    QTimer m_fit; // once for many rows that opened
    QTimer m_descend;
    Json::NodeId m_deep = Json::noNode; // was opened too deep below the top
};

}
