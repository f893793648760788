#include "trust/gametrust.h"

#include "base/files.h"
#include "pg/sql.h"
#include "trust/text.h"
#include "workspace/trustedcontents.h"

#include <QCryptographicHash>
#include <QDebug>
#include <QDir>
#include <QDirIterator>

#include <algorithm>

namespace Weekglass {

namespace {

Result<TrustedContents> openTrust(const QString& path)
{
    const auto workspace = Workspace::open(path.isEmpty() ? Workspace::defaultPath() : path);
    if (!workspace)
        return workspace.error();
    return TrustedContents(*workspace);
}

QMap<QString, QByteArray> hashesOf(const GameContent& content)
{
    QMap<QString, QByteArray> hashes;
    for (const GameFile& file : content.files)
        hashes.insert(file.name, QCryptographicHash::hash(file.text, QCryptographicHash::Sha256).toHex());
    return hashes;
}

/// By which it is found again: a game's manifest, else its first file.
QString mainFile(const GameContent& content)
{
    const QString manifest = QStringLiteral("game.json");
    const bool isGame = std::ranges::find(content.files, manifest, &GameFile::name) != content.files.end();
    return isGame || content.files.empty() ? manifest : content.files.front().name;
}

void addChanges(TrustQuestion& question, const GameContent& content, const TrustedContent& before)
{
    question.wasTrusted = true;
    const QMap<QString, QByteArray> now = hashesOf(content);
    QMap<QString, QByteArray> gone = before.files;
    for (auto file = now.constBegin(); file != now.constEnd(); ++file) {
        const bool isNew = !gone.contains(file.key());
        if (gone.take(file.key()) != file.value())
            question.changes.push_back(
                {file.key(), isNew ? FileChange::Kind::Added : FileChange::Kind::Changed});
    }
    for (auto file = gone.constBegin(); file != gone.constEnd(); ++file)
        question.changes.push_back({file.key(), FileChange::Kind::Removed});
}

}

TrustReader trustInWorkspace(const QString& workspacePath)
{
    return [workspacePath]() -> TrustedHashes {
        const auto trust = openTrust(workspacePath);
        const auto hashes = trust ? trust->hashes() : trust.error();
        if (hashes)
            return {.hashes = *hashes};
        qWarning().noquote() << hashes.error().text();
        return {};
    };
}

Result<void> trustContent(const GameContent& content, const QString& workspacePath)
{
    const auto trust = openTrust(workspacePath);
    if (!trust)
        return trust.error();
    return trust->add({.hash = content.hash, .folder = content.folder, .files = hashesOf(content)});
}

Result<void> forgetTrust(const GameContent& content, const QString& workspacePath)
{
    const auto trust = openTrust(workspacePath);
    return trust ? trust->remove(content.hash) : trust.error();
}

QString changeText(const FileChange& change)
{
    switch (change.kind) {
    case FileChange::Kind::Changed:
        return Text::tr("changed: %1").arg(change.name);
    case FileChange::Kind::Added:
        return Text::tr("new: %1").arg(change.name);
    case FileChange::Kind::Removed:
        return Text::tr("removed: %1").arg(change.name);
    }
    return {};
}

std::vector<GameFile> TrustQuestion::files() const
{
    std::vector<GameFile> all;
    for (const GameContent& content : contents)
        all.insert(all.end(), content.files.begin(), content.files.end());
    return all;
}

TrustQuestion questionOf(const std::vector<GameContent>& ofOneFolder, const QString& workspacePath)
{
    TrustQuestion question {.game = ofOneFolder.front().game,
                            .folder = ofOneFolder.front().folder,
                            .contents = ofOneFolder,
                            .findings = {},
                            .changes = {},
                            .hash = {}};
    std::vector<GameFile> hashes;
    const auto trust = openTrust(workspacePath);
    for (const GameContent& content : ofOneFolder) {
        std::ranges::move(findOutside(content), std::back_inserter(question.findings));
        hashes.push_back({content.folder, content.hash});
        const auto before = trust ? trust->lastIn(content.folder, mainFile(content)) : trust.error();
        if (before && *before) // else it cannot be told, and all of it is new
            addChanges(question, content, **before);
    }
    question.hash = contentHash(hashes).left(16);
    return question;
}

std::vector<TrustQuestion> trustQuestions(const GameLibrary& library, const QString& workspacePath)
{
    QStringList folders;
    for (const GameLibrary::Untrusted& waiting : library.untrusted()) {
        if (!folders.contains(waiting.content.folder))
            folders << waiting.content.folder;
    }
    std::vector<TrustQuestion> questions;
    for (const QString& folder : folders) {
        std::vector<GameContent> contents;
        for (const GameLibrary::Untrusted& waiting : library.untrusted()) {
            if (waiting.content.folder == folder)
                contents.push_back(waiting.content);
        }
        questions.push_back(questionOf(contents, workspacePath));
    }
    return questions;
}

Result<void> trustAnswer(const TrustQuestion& question, const QString& workspacePath)
{
    for (const GameContent& content : question.contents) {
        if (auto trusted = trustContent(content, workspacePath); !trusted)
            return trusted;
    }
    return {};
}

Result<GameContent> readProgramSql(const QString& path)
{
    const QString folder = QDir::cleanPath(path);
    QMap<QString, QByteArray> found;
    for (const char* part : {"catalog", "extensions", "weekglass"}) {
        QDirIterator entries(folder + QLatin1Char('/') + QLatin1String(part), {QStringLiteral("*.sql")},
                             QDir::Files);
        while (entries.hasNext()) {
            const QString file = entries.next();
            const auto text = readFile(file);
            if (!text)
                return text.error();
            found.insert(file.sliced(folder.size() + 1), *text);
        }
    }
    if (found.isEmpty())
        return Error {.kind = Error::Kind::Format,
                      .message = Text::tr("There is no SQL of Weekglass in this folder."),
                      .where = folder,
                      .advice = Text::tr("Give --sql-dir a copy of the folder “sql” of its source.")};
    std::vector<GameFile> files;
    for (auto file = found.constBegin(); file != found.constEnd(); ++file)
        files.push_back({file.key(), file.value()});
    return GameContent::of(Text::tr("the SQL of Weekglass"), folder, std::move(files));
}

bool isCompiledIn(const GameContent& programSql)
{
    const auto own = readProgramSql(QStringLiteral(":/sql"));
    return own && own->hash == programSql.hash;
}

void useProgramSql(const GameContent& programSql)
{
    QHash<QString, QByteArray> files;
    for (const GameFile& file : programSql.files)
        files.insert(file.name, file.text);
    Pg::setSqlFiles(files);
}

}
