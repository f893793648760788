#include "widgets/json/jsoninspector.h"

#include "base/safetext.h"
#include "widgets/json/jsonbreadcrumb.h"
#include "widgets/json/jsondiffview.h"
#include "widgets/json/jsonsearchbar.h"
#include "widgets/json/jsontextview.h"
#include "widgets/json/jsontreemodel.h"
#include "widgets/json/jsontreeview.h"

#include <QAction>
#include <QLabel>
#include <QLocale>
#include <QStackedWidget>
#include <QTabBar>

#include <algorithm>

namespace Weekglass {
namespace {

using Json::noNode;
using DocumentPointer = std::shared_ptr<const Json::Document>;

constexpr int loadingPause = 150; // milliseconds
constexpr qsizetype maxTitle = 200;

QString shownSize(qsizetype bytes)
{
    const int digits = bytes < 10 * 1024 * 1024 && bytes % (1024 * 1024) != 0 ? 1 : 0;
    return QLocale().formattedDataSize(bytes, digits, QLocale::DataSizeTraditionalFormat);
}

Result<DocumentPointer> parsed(const QByteArray& text)
{
    Result<Json::Document> document = Json::Document::parse(text);
    if (!document)
        return document.error();
    return DocumentPointer(std::make_shared<const Json::Document>(*std::move(document)));
}

}

JsonInspector::JsonInspector(QWidget* parent)
    : QWidget(parent)
    , m_tree(new JsonTreeView(this))
    , m_page(new JsonTextView(this))
    , m_changes(new JsonDiffView(this))
    , m_title(new QLabel(this))
    , m_message(new QLabel(this))
    , m_note(new QLabel(this))
    , m_tabs(new QTabBar(this))
    , m_stack(new QStackedWidget(this))
    , m_breadcrumb(new JsonBreadcrumb(this))
{
    setupActions();
    setupViews();
    m_loading.setSingleShot(true);
    m_loading.setInterval(loadingPause);
    connect(&m_loading, &QTimer::timeout, this, [this] { replaceByMessage(tr("Loading…")); });
    clear(tr("Select an event to see its payload."));
}

JsonInspector::~JsonInspector() = default;

void JsonInspector::setText(const QByteArray& json, const QString& title)
{
    if (json.isNull()) {
        clear(tr("The value is NULL."));
        return setTitle(title);
    }
    stopWork();
    clearComparison({});
    if (json.size() > maxParsedBytes)
        return showPlain(json, title, tr("Too large to be read as JSON."));
    m_loading.start();
    m_parsing.start([json](const std::stop_token&) { return parsed(json); },
                    [this, json, title](const Result<DocumentPointer>& document) {
                        if (document)
                            return takeDocument(*document, title);
                        showPlain(json, title, document.error().text());
                    });
}

void JsonInspector::setDocument(std::shared_ptr<const Json::Document> document, const QString& title)
{
    Q_ASSERT(document);
    clearComparison({});
    takeDocument(std::move(document), title);
}

/// What is compared with may have come before the value was read.
void JsonInspector::takeDocument(std::shared_ptr<const Json::Document> document, const QString& title)
{
    stopWork();
    m_tree->setMatches(nullptr); // they are nodes of the document that goes
    m_tree->setDocument(std::move(document));
    setTitle(title);
    m_pageReady = false;
    m_plainNote.clear();
    showContent(Content::Document);
    startSearch(false);
    startComparison();
}

void JsonInspector::clear(const QString& message)
{
    stopWork();
    clearComparison({});
    replaceByMessage(message);
}

/// Work goes on: what is on its way will replace the message.
void JsonInspector::replaceByMessage(const QString& message)
{
    m_matches.reset();
    m_tree->setMatches(nullptr);
    m_tree->setDocument(nullptr);
    m_page->setPageText({});
    m_message->setText(visibleLines(message));
    setTitle({});
    m_pageReady = false;
    m_plainNote.clear();
    showContent(Content::Message);
}

void JsonInspector::showError(const Error& error)
{
    clear(error.text());
}

void JsonInspector::showLoading()
{
    stopWork();
    m_loading.start();
}

std::shared_ptr<const Json::Document> JsonInspector::document() const
{
    return m_tree->jsonModel()->document();
}

Json::NodeId JsonInspector::currentNode() const
{
    return m_tree->currentNode();
}

void JsonInspector::reveal(Json::NodeId node)
{
    m_tree->reveal(node);
}

void JsonInspector::setView(View view)
{
    m_view = view;
    updateView();
    if (m_content != Content::Message)
        startSearch(false);
}

void JsonInspector::stopWork()
{
    m_loading.stop();
    m_parsing.cancel();
    m_paging.cancel();
    m_searching.cancel();
    m_matches.reset();
}

void JsonInspector::showContent(Content content)
{
    m_content = content;
    const bool hasText = content != Content::Message;
    const QSignalBlocker guard(
        m_tabs); // disabling a tab changes to another one, which is not the user's choice
    m_tabs->setTabEnabled(TreeView, content == Content::Document);
    m_tabs->setTabEnabled(TextView, hasText);
    m_tabs->setTabEnabled(ChangesView, content == Content::Document);
    for (int view = FirstFurtherView; view < m_tabs->count(); ++view)
        m_tabs->setTabEnabled(view, content == Content::Document);
    updateView();
}

void JsonInspector::updateView()
{
    const QSignalBlocker guard(m_tabs);
    m_tabs->setCurrentIndex(m_content == Content::Document ? m_view : isTextShown() ? TextView : TreeView);
    setNote(isTextShown() && m_pageReady ? m_pageNote : m_plainNote);
    const bool isTable = areChangesShown() || isFurtherShown(); // which have commands with the same keys
    m_search->setEnabled(m_content != Content::Message && !isTable);
    m_breadcrumb->setVisible(m_content == Content::Document && !isTable);
    for (QAction* action : std::as_const(m_treeActions))
        action->setEnabled(m_content == Content::Document && !isTable);
    if (m_content == Content::Message)
        return m_stack->setCurrentWidget(m_message);
    m_stack->setCurrentWidget(isTextShown()           ? static_cast<QWidget*>(m_page)
                                  : areChangesShown() ? static_cast<QWidget*>(m_changes)
                                  : isFurtherShown()  ? m_further[m_view - FirstFurtherView]
                                                      : m_tree);
    if (!isTextShown() || m_content != Content::Document || m_pageReady)
        return;
    const DocumentPointer shown = document();
    startPage([shown] { return jsonPage(*shown); }, shown->text().size());
}

bool JsonInspector::isTextShown() const
{
    return m_content == Content::PlainText || m_view == TextView;
}

bool JsonInspector::areChangesShown() const
{
    return m_content == Content::Document && m_view == ChangesView;
}

bool JsonInspector::isFurtherShown() const
{
    return m_content == Content::Document && m_view >= FirstFurtherView;
}

void JsonInspector::setTitle(const QString& title)
{
    m_title->setText(visibleText(title, maxTitle));
    m_title->setToolTip(m_title->text().toHtmlEscaped());
    m_title->setVisible(!title.isEmpty());
}

void JsonInspector::setNote(const QString& note)
{
    m_note->setText(visibleLines(note));
    m_note->setVisible(!note.isEmpty());
}

void JsonInspector::showPlain(const QByteArray& text, const QString& title, const QString& note)
{
    stopWork();
    m_tree->setDocument(nullptr);
    setTitle(title);
    m_pageReady = false;
    m_plainNote = note;
    showContent(Content::PlainText);
    startPage([text] { return plainPage(text); }, text.size());
}

/// @p make runs on a worker.
void JsonInspector::startPage(const std::function<JsonPageText()>& make, qsizetype totalBytes)
{
    m_paging.start([make](const std::stop_token&) { return make(); },
                   [this, totalBytes](const JsonPageText& page) { showPage(page, totalBytes); });
}

void JsonInspector::showPage(const JsonPageText& page, qsizetype totalBytes)
{
    m_pageReady = true;
    m_page->setPageText(page.text);
    QStringList notes;
    if (!m_plainNote.isEmpty())
        notes << m_plainNote;
    if (page.cut)
        notes << tr("The first %1 of %2.").arg(shownSize(page.shownBytes), shownSize(totalBytes));
    if (page.wrapped)
        notes << tr("Lines of more than %1 characters continue after %2.")
                     .arg(QLocale().toString(maxJsonLine), QString(jsonLineGoesOn));
    m_pageNote = notes.join(QLatin1Char('\n'));
    if (!isTextShown())
        return;
    setNote(m_pageNote);
    startSearch(false);
}

void JsonInspector::updatePlace()
{
    m_breadcrumb->setPlace(document(), currentNode());
    showMatches();
    Q_EMIT currentNodeChanged();
}

/// Looks for what stands in the search field; @p jump selects the first match from the selection on.
void JsonInspector::startSearch(bool jump)
{
    m_matches.reset();
    m_searching.cancel();
    m_tree->setMatches(nullptr);
    const QString wanted = m_search->query();
    if (wanted.isEmpty() || m_content == Content::Message)
        return showMatches();
    m_search->showSearching();
    const auto done = [this, jump](JsonMatches matches) {
        m_matches = std::make_shared<const JsonMatches>(std::move(matches));
        if (!isTextShown())
            m_tree->setMatches(m_matches);
        if (jump)
            goToMatch(true, true);
        showMatches();
    };
    if (isTextShown())
        m_searching.start([text = m_page->pageText(),
                           wanted](const std::stop_token& stop) { return findInText(text, wanted, stop); },
                          done);
    else
        m_searching.start([shown = document(), wanted](
                              const std::stop_token& stop) { return findInDocument(*shown, wanted, stop); },
                          done);
}

/// The selection as matches count it; -1 if nothing is selected.
qint64 JsonInspector::matchPosition() const
{
    if (isTextShown())
        return m_page->position();
    return currentNode() == noNode ? -1 : qint64(currentNode());
}

void JsonInspector::showMatches()
{
    if (m_searching.isRunning())
        return;
    if (!m_matches)
        return m_search->showMatches(0, -1);
    const auto found = std::lower_bound(m_matches->begin(), m_matches->end(), matchPosition());
    const bool selected = found != m_matches->end() && *found == matchPosition();
    m_search->showMatches(static_cast<qsizetype>(m_matches->size()),
                          selected ? found - m_matches->begin() : -1);
}

/// Goes round at both ends. @p fromHere counts the selection itself as the next match.
void JsonInspector::goToMatch(bool forward, bool fromHere)
{
    if (!m_matches || m_matches->empty())
        return;
    const auto begin = m_matches->begin();
    const auto end = m_matches->end();
    const qint64 here = matchPosition();
    auto match = fromHere ? std::lower_bound(begin, end, here) : std::upper_bound(begin, end, here);
    if (!forward) {
        match = std::lower_bound(begin, end, here);
        match = match == begin ? end - 1 : match - 1;
    } else if (match == end) {
        match = begin;
    }
    if (isTextShown())
        m_page->select(*match, m_search->query().size());
    else
        m_tree->reveal(*match);
    showMatches();
}

}
