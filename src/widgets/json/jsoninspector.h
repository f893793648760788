#pragma once

#include "base/job.h"
#include "base/result.h"
#include "widgets/json/jsonsearch.h"
#include "widgets/json/jsontext.h"
#include "json/diff.h"

#include <QTimer>
#include <QWidget>

#include <functional>
#include <memory>

class QAction;
class QLabel;
class QMenu;
class QStackedWidget;
class QTabBar;

namespace Weekglass {

class JsonBreadcrumb;
class JsonDiffView;
class JsonSearchBar;
class JsonTextView;
class JsonTreeView;
struct JsonComparison;

/// Shows one JSON value as a tree, as text, and as what has changed against another value, with search, and
/// copies values and paths. What is open, the selection and the place on the screen stay when the next value
/// comes. Reading, searching, indenting and comparing run on workers: a value of many megabytes does not stop
/// the window.
class JsonInspector : public QWidget
{
    Q_OBJECT

public:
    explicit JsonInspector(QWidget* parent = nullptr);
    ~JsonInspector() override;

    /// A text as the server or a file gave it; a null array is SQL's NULL. What is not JSON, or has more than
    /// maxParsedBytes, is shown as the beginning of its text, with a note. The last call wins.
    void setText(const QByteArray& json, const QString& title);
    /// @p document must not be null.
    void setDocument(std::shared_ptr<const Json::Document> document, const QString& title);
    /// Nothing but a message; the first one says to select something.
    void clear(const QString& message);
    void showMessage(const QString& message) { clear(message); }
    void showError(const Error& error);
    /// Says so after a moment, so that quick answers do not flicker; until then the last value stays.
    void showLoading();

    /// Null unless a value is shown that was read as JSON.
    std::shared_ptr<const Json::Document> document() const;
    /// The selected value; noNode if there is none.
    Json::NodeId currentNode() const;
    void reveal(Json::NodeId node);

    /// What the shown value is compared with, now or as soon as it is read; @p beforeTitle says what that is.
    /// Dropped when the next value is set. @p before must not be null.
    void setComparison(std::shared_ptr<const Json::Document> before, const QString& beforeTitle);
    /// Says under Changes why there is nothing to compare with, or that it is on its way.
    void clearComparison(const QString& message);
    /// Identity keys and hidden paths for this and all following comparisons.
    void setDiffOptions(const Json::DiffOptions& options);

    /// The comparison that is shown under Changes; null if there is none.
    std::shared_ptr<const JsonComparison> comparison() const;

    enum View : int { TreeView, TextView, ChangesView, FirstFurtherView }; // and those that follow
    /// One more view of the document, with a tab of its own. The owner gives it the document.
    View addView(QWidget* view, const QString& title, const QString& hint);
    /// Whether a further view is offered for what is shown.
    void setViewOffered(View view, bool isOffered);
    void setView(View view);

    static constexpr qsizetype maxParsedBytes = 64 * 1024 * 1024;

Q_SIGNALS:
    void statusMessage(const QString& message);
    void currentNodeChanged();
    /// Somebody opened a value by Return or a double click: its JSON Pointer.
    void valueActivated(const QString& pointer);
    /// Somebody wants no more of these changes: a pattern for Json::DiffOptions::ignore. See
    /// setDiffOptions().
    void ignoreRequested(const QString& pattern);
    /// What comparison() returns is another one.
    void comparisonChanged();
    /// Before the context menu is shown, to put more into it.
    void menuAboutToShow(QMenu* menu, quint32 node);

private:
    enum class Content { Message, Document, PlainText };
    using CopiedText = std::function<QString(const Json::Document&, Json::NodeId)>;

    void setupViews();
    void setupActions();
    void setupViewActions();
    void setupCopyActions();
    QAction* addCommand(const QString& id, const QString& text, const QKeySequence& keys,
                        const QString& hint);
    void addCopy(const QString& id, const QString& text, const QKeySequence& keys, const QString& hint,
                 CopiedText copied);
    void copy(const CopiedText& copied);
    void showMenu(const QPoint& position);

    void stopWork();
    void takeDocument(std::shared_ptr<const Json::Document> document, const QString& title);
    void replaceByMessage(const QString& message);
    void showContent(Content content);
    void updateView();
    void setTitle(const QString& title);
    void setNote(const QString& note);
    void showPlain(const QByteArray& text, const QString& title, const QString& note);
    void startPage(const std::function<JsonPageText()>& make, qsizetype totalBytes);
    void showPage(const JsonPageText& page, qsizetype totalBytes);
    void updatePlace();
    bool isTextShown() const;
    bool areChangesShown() const;
    bool isFurtherShown() const;
    void startComparison();
    void showComparison(std::shared_ptr<const JsonComparison> comparison);
    void revealChange(int row);
    void startSearch(bool jump);
    void showMatches();
    void goToMatch(bool forward, bool fromHere);
    qint64 matchPosition() const;

    JsonTreeView* m_tree;
    JsonTextView* m_page;
    JsonDiffView* m_changes;
    QList<QWidget*> m_further;
    QLabel* m_title;
    QLabel* m_message;
    QLabel* m_note;
    QTabBar* m_tabs;
    QStackedWidget* m_stack;
    JsonSearchBar* m_search = nullptr;
    JsonBreadcrumb* m_breadcrumb;
    QAction* m_next = nullptr;
    QAction* m_previous = nullptr;
    QList<QAction*> m_treeActions; // work on the selected value
    QList<QAction*> m_copyActions;

    Content m_content = Content::Message;
    std::shared_ptr<const Json::Document> m_before; // what is compared with
    QString m_beforeTitle;
    Json::DiffOptions m_diffOptions;
    View m_view = TreeView; // what the user chose, though some contents are text only
    bool m_pageReady = false;
    QString m_plainNote; // why this is plain text
    QString m_pageNote; // what the text view does not show
    std::shared_ptr<const JsonMatches> m_matches;
    QTimer m_loading;
    Job m_parsing;
    Job m_paging;
    Job m_searching;
    Job m_comparing;
};

}
