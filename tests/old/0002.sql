BEGIN TRANSACTION;
CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
INSERT INTO "alembic_version" VALUES('0002');
CREATE TABLE delegate (
	id TEXT NOT NULL, 
	role TEXT NOT NULL, 
	person_id INTEGER NOT NULL, 
	stand_in_id INTEGER NOT NULL, 
	appointed_by INTEGER NOT NULL, 
	appointed_at TEXT NOT NULL, 
	until TEXT, 
	ended_at TEXT, 
	PRIMARY KEY (id), 
	FOREIGN KEY(person_id) REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED, 
	FOREIGN KEY(stand_in_id) REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED
);
INSERT INTO "delegate" VALUES('d1','Release Manager',1,2,1,'2026-04-14T09:02:00.000000+00:00','2026-04-17T09:00:00.000000+00:00',NULL);
CREATE TABLE edition (
	id INTEGER NOT NULL, 
	name TEXT NOT NULL, 
	edition TEXT NOT NULL, 
	text TEXT NOT NULL, 
	lead TEXT NOT NULL, 
	seats TEXT NOT NULL, 
	call_line INTEGER NOT NULL, 
	types TEXT NOT NULL, 
	type_lines TEXT NOT NULL, 
	source TEXT NOT NULL, 
	taken_at TEXT, 
	taken_by INTEGER, 
	PRIMARY KEY (id)
);
INSERT INTO "edition" VALUES(1,'A small guide','41b26d5f95f8','# A small guide

## Pre-release requirements
- **Tests pass**
  - **Owner**: Developers
  - **Verified by**: QA Engineer
- **Security review** (for security-sensitive changes)
  - **Owner**: Developers
  - **Sign-off**: QA Engineer

## Deployment checklist
- [ ] **Deploy to production** - Release Manager
- [ ] **Post-deploy verification** - QA Engineer

**Go/No-Go:** Release Manager leads the call with QA Engineer; all must agree.

## Incident playbook

### Immediate response (0-15 minutes)
1. **Declare incident** - Release Manager
2. **Assess impact** - QA Engineer
3. **Notify stakeholders** - Release Manager
','Release Manager','Release Manager
QA Engineer',15,'','','small.md','2026-04-14T09:01:00.000000+00:00',1);
CREATE TABLE entry (
	seq INTEGER NOT NULL, 
	at TEXT NOT NULL, 
	person_id INTEGER, 
	person TEXT NOT NULL, 
	act TEXT NOT NULL, 
	said TEXT NOT NULL, 
	release_id INTEGER, 
	task_id TEXT, 
	changes TEXT NOT NULL, 
	undoes INTEGER, 
	refused BOOLEAN NOT NULL, 
	prev TEXT NOT NULL, 
	hash TEXT NOT NULL, incident_id INTEGER, 
	PRIMARY KEY (seq)
);
INSERT INTO "entry" VALUES(1,'2026-04-14T09:00:00.000000+00:00',1,'Ana Ruiz','join','came in, Release Manager',NULL,NULL,'[{"table":"person","id":1,"before":null,"after":{"id":1,"name":"Ana Ruiz","roles":"Release Manager","created_at":"2026-04-14T09:00:00.000000+00:00"}}]',NULL,0,'','92ac2759739292d78658f5dadd1286d24e883b087df3e0190fe9c122d1f933bf',NULL);
INSERT INTO "entry" VALUES(2,'2026-04-14T09:00:00.000000+00:00',NULL,'octotui','join','added Noor Haddad, QA Engineer',NULL,NULL,'[{"table":"person","id":2,"before":null,"after":{"id":2,"name":"Noor Haddad","roles":"QA Engineer","created_at":"2026-04-14T09:00:00.000000+00:00"}}]',NULL,0,'92ac2759739292d78658f5dadd1286d24e883b087df3e0190fe9c122d1f933bf','50efb0cf3b2b3e41793d4a2daf43a3481d5db7ce76a95d11db87e4238143f6a3',NULL);
INSERT INTO "entry" VALUES(3,'2026-04-14T09:00:00.000000+00:00',NULL,'octotui','join','added Dana Cruz, Developers',NULL,NULL,'[{"table":"person","id":3,"before":null,"after":{"id":3,"name":"Dana Cruz","roles":"Developers","created_at":"2026-04-14T09:00:00.000000+00:00"}}]',NULL,0,'50efb0cf3b2b3e41793d4a2daf43a3481d5db7ce76a95d11db87e4238143f6a3','6202aaf20c2f89c04141aedbb9181f897ab10bd7e6b896d062b38febc3f928d0',NULL);
INSERT INTO "entry" VALUES(4,'2026-04-14T09:01:00.000000+00:00',1,'Ana Ruiz','use_guide','put the guide A small guide, edition 41b2, in use',NULL,NULL,'[{"table":"edition","id":1,"before":null,"after":{"id":1,"name":"A small guide","edition":"41b26d5f95f8","text":"# A small guide\n\n## Pre-release requirements\n- **Tests pass**\n  - **Owner**: Developers\n  - **Verified by**: QA Engineer\n- **Security review** (for security-sensitive changes)\n  - **Owner**: Developers\n  - **Sign-off**: QA Engineer\n\n## Deployment checklist\n- [ ] **Deploy to production** - Release Manager\n- [ ] **Post-deploy verification** - QA Engineer\n\n**Go/No-Go:** Release Manager leads the call with QA Engineer; all must agree.\n\n## Incident playbook\n\n### Immediate response (0-15 minutes)\n1. **Declare incident** - Release Manager\n2. **Assess impact** - QA Engineer\n3. **Notify stakeholders** - Release Manager\n","lead":"Release Manager","seats":"Release Manager\nQA Engineer","call_line":15,"source":"small.md","taken_at":"2026-04-14T09:01:00.000000+00:00","taken_by":1}},{"table":"setting","id":"edition in use","before":null,"after":{"key":"edition in use","value":"1"}}]',NULL,0,'6202aaf20c2f89c04141aedbb9181f897ab10bd7e6b896d062b38febc3f928d0','a8013457062dffa62649692087f76e78607c6814ca6daf8b33d7c3aa06b9b932',NULL);
INSERT INTO "entry" VALUES(5,'2026-04-14T09:02:00.000000+00:00',1,'Ana Ruiz','appoint','appointed Noor Haddad to stand in as Release Manager',NULL,NULL,'[{"table":"delegate","id":"d1","before":null,"after":{"id":"d1","role":"Release Manager","person_id":1,"stand_in_id":2,"appointed_by":1,"appointed_at":"2026-04-14T09:02:00.000000+00:00","until":"2026-04-17T09:00:00.000000+00:00"}}]',NULL,0,'a8013457062dffa62649692087f76e78607c6814ca6daf8b33d7c3aa06b9b932','1e0e114c333ca0e407501717bba0bb62eb3b0056cebe05032f7a0eb62ab68622',NULL);
INSERT INTO "entry" VALUES(6,'2026-04-14T09:03:00.000000+00:00',1,'Ana Ruiz','new_release','made 4.12.0 Card vault',1,NULL,'[{"table":"release","id":1,"before":null,"after":{"id":1,"version":"4.12.0","name":"Card vault","edition_id":1,"created_at":"2026-04-14T09:03:00.000000+00:00","created_by":1,"stage":"Preparing","revision":"r1","revision_at":"2026-04-14T09:03:00.000000+00:00"}},{"table":"trait_answer","id":"1.security-sensitive","before":null,"after":{"id":"1.security-sensitive","release_id":1,"trait":"security-sensitive","by":1,"at":"2026-04-14T09:03:00.000000+00:00"}},{"table":"task","id":"1.1","before":null,"after":{"id":"1.1","release_id":1,"number":1,"title":"Tests pass","owner":"Developers","part":"requirement","purpose":"plain","section":"Pre-release requirements","section_line":3,"line":4,"last_line":6,"bound":true,"state":"open","by":1,"since":"2026-04-14T09:03:00.000000+00:00"}},{"table":"task","id":"1.2","before":null,"after":{"id":"1.2","release_id":1,"number":2,"title":"Security review","owner":"Developers","part":"requirement","purpose":"security","section":"Pre-release requirements","section_line":3,"line":7,"last_line":9,"condition":"for security-sensitive changes","when":"security-sensitive","bound":true,"state":"open","by":1,"since":"2026-04-14T09:03:00.000000+00:00"}},{"table":"task","id":"1.3","before":null,"after":{"id":"1.3","release_id":1,"number":3,"title":"Deploy to production","owner":"Release Manager","part":"deploy","purpose":"deploy","section":"Deployment checklist","section_line":11,"line":12,"last_line":12,"state":"open","by":1,"since":"2026-04-14T09:03:00.000000+00:00"}},{"table":"task","id":"1.4","before":null,"after":{"id":"1.4","release_id":1,"number":4,"title":"Post-deploy verification","owner":"QA Engineer","part":"after","purpose":"verify","section":"Deployment checklist","section_line":11,"line":13,"last_line":13,"state":"open","by":1,"since":"2026-04-14T09:03:00.000000+00:00"}},{"table":"seat","id":"1.1.1","before":null,"after":{"id":"1.1.1","task_id":"1.1","release_id":1,"kind":"verify","role":"QA Engineer","line":6}},{"table":"seat","id":"1.2.1","before":null,"after":{"id":"1.2.1","task_id":"1.2","release_id":1,"kind":"sign","role":"QA Engineer","line":9}}]',NULL,0,'1e0e114c333ca0e407501717bba0bb62eb3b0056cebe05032f7a0eb62ab68622','805f4e268991c45f5e093c4538c7ba308b34111a9f88e2db3ee338e65355e5f1',NULL);
INSERT INTO "entry" VALUES(7,'2026-04-14T09:04:00.000000+00:00',1,'Ana Ruiz','set_window','planned the window of 4.12.0',1,NULL,'[{"table":"release","id":1,"before":{"window_from":null,"window_to":null},"after":{"window_from":"2026-04-14T09:00:00.000000+00:00","window_to":"2026-04-14T12:00:00.000000+00:00"}}]',NULL,0,'805f4e268991c45f5e093c4538c7ba308b34111a9f88e2db3ee338e65355e5f1','2fca6340fb1b1efbd51b740e159b9315e13dd66ba57f46d9816aacc3d430050c',NULL);
INSERT INTO "entry" VALUES(8,'2026-04-14T09:05:00.000000+00:00',3,'Dana Cruz','start','began Tests pass',1,'1.1','[{"table":"task","id":"1.1","before":{"person_id":null,"state":"open","by":1,"since":"2026-04-14T09:03:00.000000+00:00"},"after":{"person_id":3,"state":"in progress","by":3,"since":"2026-04-14T09:05:00.000000+00:00"}}]',NULL,0,'2fca6340fb1b1efbd51b740e159b9315e13dd66ba57f46d9816aacc3d430050c','c4f99f7d9005ff5008470692c33b62ae0ae51ad820f402dc337e38bcf599f60f',NULL);
INSERT INTO "entry" VALUES(9,'2026-04-14T09:06:00.000000+00:00',3,'Dana Cruz','block','blocked Tests pass: the flaky one: “Überweisung”',1,'1.1','[{"table":"task","id":"1.1","before":{"state":"in progress","reason":"","since":"2026-04-14T09:05:00.000000+00:00"},"after":{"state":"blocked","reason":"the flaky one: “Überweisung”","since":"2026-04-14T09:06:00.000000+00:00"}}]',NULL,0,'c4f99f7d9005ff5008470692c33b62ae0ae51ad820f402dc337e38bcf599f60f','75473660b11d4c422a056d2d8ae459a30ecf1fe0a83ff7ac998cbcb8fa9e0fc7',NULL);
INSERT INTO "entry" VALUES(10,'2026-04-14T09:07:00.000000+00:00',3,'Dana Cruz','unblock','unblocked Tests pass',1,'1.1','[{"table":"task","id":"1.1","before":{"state":"blocked","reason":"the flaky one: “Überweisung”","since":"2026-04-14T09:06:00.000000+00:00"},"after":{"state":"open","reason":"","since":"2026-04-14T09:07:00.000000+00:00"}}]',NULL,0,'75473660b11d4c422a056d2d8ae459a30ecf1fe0a83ff7ac998cbcb8fa9e0fc7','f19d4680b5ce92fad1f5db7a9523cccd18cd764ee7bc4963bd8e6cbe0e61cbe1',NULL);
INSERT INTO "entry" VALUES(11,'2026-04-14T09:08:00.000000+00:00',3,'Dana Cruz','add_evidence','showed 812 tests for Tests pass',1,'1.1','[{"table":"evidence","id":"1.1.e1","before":null,"after":{"id":"1.1.e1","task_id":"1.1","release_id":1,"kind":"text","text":"812 tests","by":3,"at":"2026-04-14T09:08:00.000000+00:00","revision":"r1"}}]',NULL,0,'f19d4680b5ce92fad1f5db7a9523cccd18cd764ee7bc4963bd8e6cbe0e61cbe1','809d1a482feb96216706e2ac39a20884e97b2810e1ea71f0ce5fedb7857b07cb',NULL);
INSERT INTO "entry" VALUES(12,'2026-04-14T09:09:00.000000+00:00',3,'Dana Cruz','finish','did Tests pass',1,'1.1','[{"table":"task","id":"1.1","before":{"state":"open","revision":"","done_by":null,"done_at":null,"since":"2026-04-14T09:07:00.000000+00:00"},"after":{"state":"done","revision":"r1","done_by":3,"done_at":"2026-04-14T09:09:00.000000+00:00","since":"2026-04-14T09:09:00.000000+00:00"}},{"table":"seat","id":"1.1.1","before":{"asked_at":null},"after":{"asked_at":"2026-04-14T09:09:00.000000+00:00"}}]',NULL,0,'809d1a482feb96216706e2ac39a20884e97b2810e1ea71f0ce5fedb7857b07cb','4e324ad00d3d048953c79f85341cb9e143f7e4b6a1903a12b22a52f9c8694cb4',NULL);
INSERT INTO "entry" VALUES(13,'2026-04-14T09:10:00.000000+00:00',3,'Dana Cruz','take_seat','NOT VERIFIED: Noor Haddad verifies this, guide line 6 (A-PRE-1v)',1,'1.1','[]',NULL,1,'4e324ad00d3d048953c79f85341cb9e143f7e4b6a1903a12b22a52f9c8694cb4','a95d48a0055467c94ee350c22f0a6bcb7ba2b152e0b20f47311aa2e75c7e25ee',NULL);
INSERT INTO "entry" VALUES(14,'2026-04-14T09:11:00.000000+00:00',2,'Noor Haddad','comment','commented on Tests pass: seen all of them',1,'1.1','[{"table":"remark","id":"1.1.m1","before":null,"after":{"id":"1.1.m1","task_id":"1.1","release_id":1,"kind":"comment","text":"seen all of them","by":2,"at":"2026-04-14T09:11:00.000000+00:00"}}]',NULL,0,'a95d48a0055467c94ee350c22f0a6bcb7ba2b152e0b20f47311aa2e75c7e25ee','c3132f2cc4bd1b3418f25dbca8c2050a0eaedefb2f1f4465bda305ed81bb1a63',NULL);
INSERT INTO "entry" VALUES(15,'2026-04-14T09:12:00.000000+00:00',2,'Noor Haddad','undo','took back: commented on Tests pass: seen all of them',1,'1.1','[{"table":"remark","id":"1.1.m1","before":{"id":"1.1.m1","task_id":"1.1","release_id":1,"kind":"comment","text":"seen all of them","by":2,"at":"2026-04-14T09:11:00.000000+00:00","to_person_id":null,"to_role":""},"after":null}]',14,0,'c3132f2cc4bd1b3418f25dbca8c2050a0eaedefb2f1f4465bda305ed81bb1a63','8f696a980cd33406e13167dde96b44d8c3450a394e8349b01466137a395ba4c0',NULL);
INSERT INTO "entry" VALUES(16,'2026-04-14T09:13:00.000000+00:00',2,'Noor Haddad','take_seat','verified Tests pass for QA Engineer',1,'1.1','[{"table":"seat","id":"1.1.1","before":{"verdict":"","person_id":null,"at":null,"revision":""},"after":{"verdict":"yes","person_id":2,"at":"2026-04-14T09:13:00.000000+00:00","revision":"r1"}},{"table":"task","id":"1.1","before":{"state":"done","by":3,"since":"2026-04-14T09:09:00.000000+00:00"},"after":{"state":"verified","by":2,"since":"2026-04-14T09:13:00.000000+00:00"}}]',NULL,0,'8f696a980cd33406e13167dde96b44d8c3450a394e8349b01466137a395ba4c0','405295fecaaf8d4f062b2fdbef19ae2965f52ca48a6550d07470c2cd0540b27c',NULL);
INSERT INTO "entry" VALUES(17,'2026-04-14T09:14:00.000000+00:00',1,'Ana Ruiz','open_call','opened the call on 4.12.0 for r1',1,NULL,'[{"table":"poll","id":"1.p1","before":null,"after":{"id":"1.p1","release_id":1,"round":1,"revision":"r1","opened_at":"2026-04-14T09:14:00.000000+00:00","opened_by":1,"seats":"Release Manager\nQA Engineer"}},{"table":"release","id":1,"before":{"stage":"Preparing"},"after":{"stage":"Go/No-Go"}}]',NULL,0,'405295fecaaf8d4f062b2fdbef19ae2965f52ca48a6550d07470c2cd0540b27c','bcdad6895e9e01e9c95d5b78a59f48884372a8474f1a36ab3f5347c7f18ea069',NULL);
INSERT INTO "entry" VALUES(18,'2026-04-14T09:15:00.000000+00:00',2,'Noor Haddad','vote','voted no-go on 4.12.0 for QA Engineer: the refund is slow',1,'1.5','[{"table":"vote","id":"1.p1.2","before":null,"after":{"id":"1.p1.2","poll_id":"1.p1","release_id":1,"seat":"QA Engineer","choice":"no-go","reason":"the refund is slow","person_id":2,"at":"2026-04-14T09:15:00.000000+00:00","task_id":"1.5"}},{"table":"task","id":"1.5","before":null,"after":{"id":"1.5","release_id":1,"number":5,"title":"the refund is slow","owner":"QA Engineer","part":"no-go","purpose":"plain","section":"From the call","line":15,"last_line":15,"state":"open","by":2,"since":"2026-04-14T09:15:00.000000+00:00"}},{"table":"release","id":1,"before":{"stage":"Go/No-Go"},"after":{"stage":"Preparing"}}]',NULL,0,'bcdad6895e9e01e9c95d5b78a59f48884372a8474f1a36ab3f5347c7f18ea069','a589a6d725088c8786410e5422e1ae682a67f819620f6521c580f524d9a36015',NULL);
INSERT INTO "entry" VALUES(19,'2026-04-14T09:16:00.000000+00:00',1,'Ana Ruiz','set_revision','brought revision r2 to 4.12.0',1,NULL,'[{"table":"poll","id":"1.p1","before":{"void_at":null},"after":{"void_at":"2026-04-14T09:16:00.000000+00:00"}},{"table":"task","id":"1.1","before":{"state":"verified","by":2,"since":"2026-04-14T09:13:00.000000+00:00"},"after":{"state":"stale","by":1,"since":"2026-04-14T09:16:00.000000+00:00"}},{"table":"release","id":1,"before":{"revision":"r1","revision_at":"2026-04-14T09:03:00.000000+00:00"},"after":{"revision":"r2","revision_at":"2026-04-14T09:16:00.000000+00:00"}},{"table":"seat","id":"1.1.1","before":{"verdict":"yes","person_id":2,"at":"2026-04-14T09:13:00.000000+00:00","revision":"r1","asked_at":"2026-04-14T09:09:00.000000+00:00"},"after":{"verdict":"","person_id":null,"at":null,"revision":"","asked_at":null}}]',NULL,0,'a589a6d725088c8786410e5422e1ae682a67f819620f6521c580f524d9a36015','91daf514597bff6c9e265e68742ef4cdc39d327653c0f55a9daf61add9bdd89a',NULL);
INSERT INTO "entry" VALUES(20,'2026-04-14T09:17:00.000000+00:00',1,'Ana Ruiz','override','overrode the gate of 4.12.0, 3 in the way: the shop is down',1,NULL,'[{"table":"override","id":"1.o1","before":null,"after":{"id":"1.o1","release_id":1,"revision":"r2","reason":"the shop is down","by":1,"at":"2026-04-14T09:17:00.000000+00:00","stood":"Tests pass is proven for revision r1, not for r2\nthe refund is slow is open\nNobody has opened the go/no-go call for this revision"}},{"table":"task","id":"1.6","before":null,"after":{"id":"1.6","release_id":1,"number":6,"title":"Confirm the override","owner":"QA Engineer","part":"override","purpose":"plain","section":"Override","line":12,"last_line":12,"state":"open","reason":"the shop is down","by":1,"since":"2026-04-14T09:17:00.000000+00:00"}},{"table":"task","id":"1.3","before":{"person_id":null,"state":"open","revision":"","done_by":null,"done_at":null,"since":"2026-04-14T09:03:00.000000+00:00"},"after":{"person_id":1,"state":"done","revision":"r2","done_by":1,"done_at":"2026-04-14T09:17:00.000000+00:00","since":"2026-04-14T09:17:00.000000+00:00"}},{"table":"release","id":1,"before":{"stage":"Preparing","deployed_at":null,"deployed_by":null,"deployed_how":""},"after":{"stage":"Deploying","deployed_at":"2026-04-14T09:17:00.000000+00:00","deployed_by":1,"deployed_how":"override"}}]',NULL,0,'91daf514597bff6c9e265e68742ef4cdc39d327653c0f55a9daf61add9bdd89a','a5a9eef9519fa37c2339ca6a94a2f97536b3952be952b4358cf8edff97ae78b2',NULL);
INSERT INTO "entry" VALUES(21,'2026-04-14T09:18:00.000000+00:00',1,'Ana Ruiz','new_release','made 4.13.0 Quiet hours',2,NULL,'[{"table":"release","id":2,"before":null,"after":{"id":2,"version":"4.13.0","name":"Quiet hours","edition_id":1,"created_at":"2026-04-14T09:18:00.000000+00:00","created_by":1,"stage":"Preparing"}},{"table":"trait_answer","id":"2.security-sensitive","before":null,"after":{"id":"2.security-sensitive","release_id":2,"trait":"security-sensitive"}},{"table":"task","id":"2.1","before":null,"after":{"id":"2.1","release_id":2,"number":1,"title":"Tests pass","owner":"Developers","part":"requirement","purpose":"plain","section":"Pre-release requirements","section_line":3,"line":4,"last_line":6,"bound":true,"state":"open","by":1,"since":"2026-04-14T09:18:00.000000+00:00"}},{"table":"task","id":"2.2","before":null,"after":{"id":"2.2","release_id":2,"number":2,"title":"Security review","owner":"Developers","part":"requirement","purpose":"security","section":"Pre-release requirements","section_line":3,"line":7,"last_line":9,"condition":"for security-sensitive changes","when":"security-sensitive","bound":true,"state":"open","by":1,"since":"2026-04-14T09:18:00.000000+00:00"}},{"table":"task","id":"2.3","before":null,"after":{"id":"2.3","release_id":2,"number":3,"title":"Deploy to production","owner":"Release Manager","part":"deploy","purpose":"deploy","section":"Deployment checklist","section_line":11,"line":12,"last_line":12,"state":"open","by":1,"since":"2026-04-14T09:18:00.000000+00:00"}},{"table":"task","id":"2.4","before":null,"after":{"id":"2.4","release_id":2,"number":4,"title":"Post-deploy verification","owner":"QA Engineer","part":"after","purpose":"verify","section":"Deployment checklist","section_line":11,"line":13,"last_line":13,"state":"open","by":1,"since":"2026-04-14T09:18:00.000000+00:00"}},{"table":"seat","id":"2.1.1","before":null,"after":{"id":"2.1.1","task_id":"2.1","release_id":2,"kind":"verify","role":"QA Engineer","line":6}},{"table":"seat","id":"2.2.1","before":null,"after":{"id":"2.2.1","task_id":"2.2","release_id":2,"kind":"sign","role":"QA Engineer","line":9}}]',NULL,0,'a5a9eef9519fa37c2339ca6a94a2f97536b3952be952b4358cf8edff97ae78b2','c29b4c9a0c2e45b2de97cfa5ec9bcfded1c92f74dd3902b8aadb27cdaf200276',NULL);
INSERT INTO "entry" VALUES(22,'2026-04-14T09:19:00.000000+00:00',1,'Ana Ruiz','declare_incident','declared INC-1, major: Refunds fail',1,NULL,'[{"table":"release","id":1,"before":{"incident_at":null},"after":{"incident_at":"2026-04-14T09:19:00.000000+00:00"}},{"table":"incident","id":1,"before":null,"after":{"id":1,"title":"Refunds fail","severity":"major","edition_id":1,"reported_at":"2026-04-14T09:19:00.000000+00:00","reported_by":1,"declared_at":"2026-04-14T09:19:00.000000+00:00","declared_by":1,"detected_at":"2026-04-14T09:19:00.000000+00:00","release_id":1}},{"table":"incident_phase","id":"1.f1","before":null,"after":{"id":"1.f1","incident_id":1,"number":1,"name":"Immediate response","line":19,"to_min":15}},{"table":"incident_step","id":"1.s1","before":null,"after":{"id":"1.s1","incident_id":1,"number":1,"phase":1,"title":"Declare incident","line":20,"roles":"Release Manager","aim":"declare","state":"done","done_at":"2026-04-14T09:19:00.000000+00:00","done_by":1,"by":1,"since":"2026-04-14T09:19:00.000000+00:00"}},{"table":"incident_step","id":"1.s2","before":null,"after":{"id":"1.s2","incident_id":1,"number":2,"phase":1,"title":"Assess impact","line":21,"roles":"QA Engineer","aim":"impact","state":"open","by":1,"since":"2026-04-14T09:19:00.000000+00:00"}},{"table":"incident_step","id":"1.s3","before":null,"after":{"id":"1.s3","incident_id":1,"number":3,"phase":1,"title":"Notify stakeholders","line":22,"roles":"Release Manager","aim":"notify","state":"open","by":1,"since":"2026-04-14T09:19:00.000000+00:00"}},{"table":"incident_summons","id":"1.c1","before":null,"after":{"id":"1.c1","incident_id":1,"number":1,"role":"Release Manager","line":20,"why":"Declare incident","person_id":1,"asked_at":"2026-04-14T09:19:00.000000+00:00","asked_by":1,"times":1,"acked_at":"2026-04-14T09:19:00.000000+00:00","here_at":"2026-04-14T09:19:00.000000+00:00"}},{"table":"incident_summons","id":"1.c2","before":null,"after":{"id":"1.c2","incident_id":1,"number":2,"role":"QA Engineer","line":21,"why":"Assess impact","person_id":2,"asked_at":"2026-04-14T09:19:00.000000+00:00","asked_by":1,"times":1}},{"table":"incident_update","id":"1.u.stakeholders","before":null,"after":{"id":"1.u.stakeholders","incident_id":1,"audience":"stakeholders","role":"Project Manager","minutes":30,"began":"2026-04-14T09:19:00.000000+00:00","since":"2026-04-14T09:19:00.000000+00:00"}},{"table":"incident_update","id":"1.u.customers","before":null,"after":{"id":"1.u.customers","incident_id":1,"audience":"customers","role":"Customer Support Liaison","minutes":60,"began":"2026-04-14T09:19:00.000000+00:00","since":"2026-04-14T09:19:00.000000+00:00"}},{"table":"incident_decision","id":"1.d1","before":null,"after":{"id":"1.d1","incident_id":1,"round":1,"opened_at":"2026-04-14T09:19:00.000000+00:00"}},{"table":"incident_review","id":"1.r","before":null,"after":{"id":"1.r","incident_id":1,"facilitator":"Project Manager","within_hours":48}}]',NULL,0,'c29b4c9a0c2e45b2de97cfa5ec9bcfded1c92f74dd3902b8aadb27cdaf200276','1ba226a134e0fd4fc424e186369f80aa0d74055f8b6b58d754558bd59dc76381',1);
INSERT INTO "entry" VALUES(23,'2026-04-14T09:20:00.000000+00:00',1,'Ana Ruiz','note','since the deploy, says support',1,NULL,'[{"table":"incident_note","id":"1.n1","before":null,"after":{"id":"1.n1","incident_id":1,"number":1,"text":"since the deploy, says support","by":1,"at":"2026-04-14T09:20:00.000000+00:00"}}]',NULL,0,'1ba226a134e0fd4fc424e186369f80aa0d74055f8b6b58d754558bd59dc76381','3ee3ad77331b1a30386b9c16e48410184f4851261c1c87c034b76b79bb4342bd',1);
INSERT INTO "entry" VALUES(24,'2026-04-14T09:21:00.000000+00:00',2,'Noor Haddad','measure','failed refunds 9 %',1,NULL,'[{"table":"incident_measure","id":"1.i1","before":null,"after":{"id":"1.i1","incident_id":1,"number":1,"kind":"metric","name":"failed refunds","before":"0.1 %","now":"9 %","by":2,"at":"2026-04-14T09:21:00.000000+00:00"}},{"table":"incident_step","id":"1.s2","before":{"state":"open","person_id":null,"done_at":null,"done_by":null,"by":1,"since":"2026-04-14T09:19:00.000000+00:00"},"after":{"state":"done","person_id":2,"done_at":"2026-04-14T09:21:00.000000+00:00","done_by":2,"by":2,"since":"2026-04-14T09:21:00.000000+00:00"}}]',NULL,0,'3ee3ad77331b1a30386b9c16e48410184f4851261c1c87c034b76b79bb4342bd','53da6c4a3a7c7957934784b60cf5284c03708b5f8581f2a5d06284823d996fed',1);
INSERT INTO "entry" VALUES(25,'2026-04-14T09:22:00.000000+00:00',2,'Noor Haddad','answer_call','is here for QA Engineer',1,NULL,'[{"table":"incident_summons","id":"1.c2","before":{"acked_at":null,"here_at":null},"after":{"acked_at":"2026-04-14T09:22:00.000000+00:00","here_at":"2026-04-14T09:22:00.000000+00:00"}}]',NULL,0,'53da6c4a3a7c7957934784b60cf5284c03708b5f8581f2a5d06284823d996fed','1b147a8c52056e1d944fa81d6faa0bea2395c1467883f26d0c4b217267866a74',1);
CREATE TABLE evidence (
	id TEXT NOT NULL, 
	task_id TEXT NOT NULL, 
	release_id INTEGER NOT NULL, 
	kind TEXT NOT NULL, 
	text TEXT NOT NULL, 
	"by" INTEGER NOT NULL, 
	at TEXT NOT NULL, 
	revision TEXT NOT NULL, 
	command TEXT NOT NULL, 
	exit_status INTEGER, 
	output TEXT NOT NULL, 
	PRIMARY KEY (id), 
	FOREIGN KEY(release_id) REFERENCES release (id) DEFERRABLE INITIALLY DEFERRED, 
	FOREIGN KEY(task_id) REFERENCES task (id) DEFERRABLE INITIALLY DEFERRED
);
INSERT INTO "evidence" VALUES('1.1.e1','1.1',1,'text','812 tests',3,'2026-04-14T09:08:00.000000+00:00','r1','',NULL,'');
CREATE TABLE incident (
	id INTEGER NOT NULL, 
	title TEXT NOT NULL, 
	severity TEXT NOT NULL, 
	edition_id INTEGER NOT NULL, 
	reported_at TEXT NOT NULL, 
	reported_by INTEGER NOT NULL, 
	declared_at TEXT, 
	declared_by INTEGER, 
	detected_at TEXT, 
	started_at TEXT, 
	release_id INTEGER, 
	task_id TEXT, 
	context TEXT NOT NULL, 
	security BOOLEAN NOT NULL, 
	infra BOOLEAN NOT NULL, 
	scribe_id INTEGER, 
	ladder TEXT NOT NULL, 
	ladder_line INTEGER NOT NULL, 
	cleared_at TEXT, 
	cleared_by INTEGER, 
	cause TEXT NOT NULL, 
	factors TEXT NOT NULL, 
	cause_by INTEGER, 
	cause_at TEXT, 
	closed_at TEXT, 
	closed_by INTEGER, 
	closed_why TEXT NOT NULL, 
	PRIMARY KEY (id), 
	FOREIGN KEY(edition_id) REFERENCES edition (id) DEFERRABLE INITIALLY DEFERRED, 
	FOREIGN KEY(release_id) REFERENCES release (id) DEFERRABLE INITIALLY DEFERRED
);
INSERT INTO "incident" VALUES(1,'Refunds fail','major',1,'2026-04-14T09:19:00.000000+00:00',1,'2026-04-14T09:19:00.000000+00:00',1,'2026-04-14T09:19:00.000000+00:00',NULL,1,NULL,'',0,0,NULL,'',0,NULL,NULL,'','',NULL,NULL,NULL,NULL,'');
CREATE TABLE incident_action (
	id TEXT NOT NULL, 
	incident_id INTEGER NOT NULL, 
	number INTEGER NOT NULL, 
	title TEXT NOT NULL, 
	made_by INTEGER NOT NULL, 
	made_at TEXT NOT NULL, 
	description TEXT NOT NULL, 
	owner_id INTEGER, 
	due TEXT, 
	success TEXT NOT NULL, 
	state TEXT NOT NULL, 
	reason TEXT NOT NULL, 
	"by" INTEGER, 
	since TEXT, 
	PRIMARY KEY (id), 
	FOREIGN KEY(incident_id) REFERENCES incident (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE TABLE incident_advice (
	id TEXT NOT NULL, 
	incident_id INTEGER NOT NULL, 
	decision_id TEXT NOT NULL, 
	role TEXT NOT NULL, 
	choice TEXT NOT NULL, 
	text TEXT NOT NULL, 
	"by" INTEGER NOT NULL, 
	at TEXT NOT NULL, 
	reached BOOLEAN NOT NULL, 
	PRIMARY KEY (id), 
	FOREIGN KEY(incident_id) REFERENCES incident (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE TABLE incident_alarm (
	id TEXT NOT NULL, 
	incident_id INTEGER NOT NULL, 
	"key" TEXT NOT NULL, 
	kind TEXT NOT NULL, 
	text TEXT NOT NULL, 
	due_at TEXT NOT NULL, 
	at TEXT NOT NULL, 
	PRIMARY KEY (id), 
	FOREIGN KEY(incident_id) REFERENCES incident (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE TABLE incident_command (
	id TEXT NOT NULL, 
	incident_id INTEGER NOT NULL, 
	number INTEGER NOT NULL, 
	person_id INTEGER NOT NULL, 
	nominated_by INTEGER NOT NULL, 
	nominated_at TEXT NOT NULL, 
	accepted_at TEXT, 
	ended_at TEXT, 
	ended_why TEXT NOT NULL, 
	brief TEXT NOT NULL, 
	hands_on_by INTEGER, 
	hands_on_at TEXT, 
	PRIMARY KEY (id), 
	FOREIGN KEY(incident_id) REFERENCES incident (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE TABLE incident_decision (
	id TEXT NOT NULL, 
	incident_id INTEGER NOT NULL, 
	round INTEGER NOT NULL, 
	opened_at TEXT NOT NULL, 
	choice TEXT NOT NULL, 
	reason TEXT NOT NULL, 
	target TEXT NOT NULL, 
	minutes INTEGER, 
	objections TEXT NOT NULL, 
	"by" INTEGER, 
	at TEXT, 
	executor_id INTEGER, 
	executed_by INTEGER, 
	executed_at TEXT, 
	verified TEXT NOT NULL, 
	verified_note TEXT NOT NULL, 
	verified_by INTEGER, 
	verified_at TEXT, 
	confirmed TEXT NOT NULL, 
	confirmed_note TEXT NOT NULL, 
	confirmed_by INTEGER, 
	confirmed_at TEXT, 
	hotfix_id INTEGER, 
	PRIMARY KEY (id), 
	FOREIGN KEY(incident_id) REFERENCES incident (id) DEFERRABLE INITIALLY DEFERRED
);
INSERT INTO "incident_decision" VALUES('1.d1',1,1,'2026-04-14T09:19:00.000000+00:00','','','',NULL,'',NULL,NULL,NULL,NULL,NULL,'','',NULL,NULL,'','',NULL,NULL,NULL);
CREATE TABLE incident_measure (
	id TEXT NOT NULL, 
	incident_id INTEGER NOT NULL, 
	number INTEGER NOT NULL, 
	kind TEXT NOT NULL, 
	name TEXT NOT NULL, 
	"before" TEXT NOT NULL, 
	now TEXT NOT NULL, 
	since TEXT, 
	"by" INTEGER NOT NULL, 
	at TEXT NOT NULL, 
	PRIMARY KEY (id), 
	FOREIGN KEY(incident_id) REFERENCES incident (id) DEFERRABLE INITIALLY DEFERRED
);
INSERT INTO "incident_measure" VALUES('1.i1',1,1,'metric','failed refunds','0.1 %','9 %',NULL,2,'2026-04-14T09:21:00.000000+00:00');
CREATE TABLE incident_message (
	id TEXT NOT NULL, 
	incident_id INTEGER NOT NULL, 
	number INTEGER NOT NULL, 
	audience TEXT NOT NULL, 
	text TEXT NOT NULL, 
	written_by INTEGER NOT NULL, 
	written_at TEXT NOT NULL, 
	reviewed_by INTEGER, 
	reviewed_at TEXT, 
	sent_by INTEGER, 
	sent_at TEXT, 
	how TEXT NOT NULL, 
	PRIMARY KEY (id), 
	FOREIGN KEY(incident_id) REFERENCES incident (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE TABLE incident_note (
	id TEXT NOT NULL, 
	incident_id INTEGER NOT NULL, 
	number INTEGER NOT NULL, 
	text TEXT NOT NULL, 
	"by" INTEGER NOT NULL, 
	at TEXT NOT NULL, 
	about TEXT, 
	corrects TEXT, 
	PRIMARY KEY (id), 
	FOREIGN KEY(incident_id) REFERENCES incident (id) DEFERRABLE INITIALLY DEFERRED
);
INSERT INTO "incident_note" VALUES('1.n1',1,1,'since the deploy, says support',1,'2026-04-14T09:20:00.000000+00:00',NULL,NULL);
CREATE TABLE incident_phase (
	id TEXT NOT NULL, 
	incident_id INTEGER NOT NULL, 
	number INTEGER NOT NULL, 
	name TEXT NOT NULL, 
	line INTEGER NOT NULL, 
	from_min INTEGER, 
	to_min INTEGER, 
	PRIMARY KEY (id), 
	FOREIGN KEY(incident_id) REFERENCES incident (id) DEFERRABLE INITIALLY DEFERRED
);
INSERT INTO "incident_phase" VALUES('1.f1',1,1,'Immediate response',19,0,15);
CREATE TABLE incident_review (
	id TEXT NOT NULL, 
	incident_id INTEGER NOT NULL, 
	line INTEGER NOT NULL, 
	facilitator TEXT NOT NULL, 
	within_hours INTEGER NOT NULL, 
	facilitator_id INTEGER, 
	booked_at TEXT, 
	booked_by INTEGER, 
	meets_at TEXT, 
	present TEXT NOT NULL, 
	text TEXT NOT NULL, 
	text_by INTEGER, 
	text_at TEXT, 
	closed_at TEXT, 
	closed_by INTEGER, 
	PRIMARY KEY (id), 
	FOREIGN KEY(incident_id) REFERENCES incident (id) DEFERRABLE INITIALLY DEFERRED
);
INSERT INTO "incident_review" VALUES('1.r',1,0,'Project Manager',48,NULL,NULL,NULL,NULL,'','',NULL,NULL,NULL,NULL);
CREATE TABLE incident_rung (
	id TEXT NOT NULL, 
	incident_id INTEGER NOT NULL, 
	number INTEGER NOT NULL, 
	role TEXT NOT NULL, 
	why TEXT NOT NULL, 
	asked_at TEXT NOT NULL, 
	asked_by INTEGER NOT NULL, 
	person_id INTEGER, 
	acked_at TEXT, 
	acked_by INTEGER, 
	passed_at TEXT, 
	PRIMARY KEY (id), 
	FOREIGN KEY(incident_id) REFERENCES incident (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE TABLE incident_snooze (
	id TEXT NOT NULL, 
	incident_id INTEGER NOT NULL, 
	number INTEGER NOT NULL, 
	alarm TEXT NOT NULL, 
	until TEXT NOT NULL, 
	reason TEXT NOT NULL, 
	"by" INTEGER NOT NULL, 
	at TEXT NOT NULL, 
	PRIMARY KEY (id), 
	FOREIGN KEY(incident_id) REFERENCES incident (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE TABLE incident_step (
	id TEXT NOT NULL, 
	incident_id INTEGER NOT NULL, 
	number INTEGER NOT NULL, 
	phase INTEGER NOT NULL, 
	title TEXT NOT NULL, 
	line INTEGER NOT NULL, 
	roles TEXT NOT NULL, 
	aim TEXT NOT NULL, 
	parent_id TEXT, 
	condition TEXT NOT NULL, 
	state TEXT NOT NULL, 
	person_id INTEGER, 
	due TEXT, 
	done_at TEXT, 
	done_by INTEGER, 
	reason TEXT NOT NULL, 
	"by" INTEGER, 
	since TEXT, 
	PRIMARY KEY (id), 
	FOREIGN KEY(incident_id) REFERENCES incident (id) DEFERRABLE INITIALLY DEFERRED
);
INSERT INTO "incident_step" VALUES('1.s1',1,1,1,'Declare incident',20,'Release Manager','declare',NULL,'','done',NULL,NULL,'2026-04-14T09:19:00.000000+00:00',1,'',1,'2026-04-14T09:19:00.000000+00:00');
INSERT INTO "incident_step" VALUES('1.s2',1,2,1,'Assess impact',21,'QA Engineer','impact',NULL,'','done',2,NULL,'2026-04-14T09:21:00.000000+00:00',2,'',2,'2026-04-14T09:21:00.000000+00:00');
INSERT INTO "incident_step" VALUES('1.s3',1,3,1,'Notify stakeholders',22,'Release Manager','notify',NULL,'','open',NULL,NULL,NULL,NULL,'',1,'2026-04-14T09:19:00.000000+00:00');
CREATE TABLE incident_summons (
	id TEXT NOT NULL, 
	incident_id INTEGER NOT NULL, 
	number INTEGER NOT NULL, 
	role TEXT NOT NULL, 
	line INTEGER NOT NULL, 
	why TEXT NOT NULL, 
	person_id INTEGER, 
	asked_at TEXT, 
	asked_by INTEGER, 
	times INTEGER NOT NULL, 
	acked_at TEXT, 
	here_at TEXT, 
	passed_at TEXT, 
	PRIMARY KEY (id), 
	FOREIGN KEY(incident_id) REFERENCES incident (id) DEFERRABLE INITIALLY DEFERRED
);
INSERT INTO "incident_summons" VALUES('1.c1',1,1,'Release Manager',20,'Declare incident',1,'2026-04-14T09:19:00.000000+00:00',1,1,'2026-04-14T09:19:00.000000+00:00','2026-04-14T09:19:00.000000+00:00',NULL);
INSERT INTO "incident_summons" VALUES('1.c2',1,2,'QA Engineer',21,'Assess impact',2,'2026-04-14T09:19:00.000000+00:00',1,1,'2026-04-14T09:22:00.000000+00:00','2026-04-14T09:22:00.000000+00:00',NULL);
CREATE TABLE incident_update (
	id TEXT NOT NULL, 
	incident_id INTEGER NOT NULL, 
	audience TEXT NOT NULL, 
	role TEXT NOT NULL, 
	minutes INTEGER NOT NULL, 
	began TEXT NOT NULL, 
	since TEXT NOT NULL, 
	PRIMARY KEY (id), 
	FOREIGN KEY(incident_id) REFERENCES incident (id) DEFERRABLE INITIALLY DEFERRED
);
INSERT INTO "incident_update" VALUES('1.u.stakeholders',1,'stakeholders','Project Manager',30,'2026-04-14T09:19:00.000000+00:00','2026-04-14T09:19:00.000000+00:00');
INSERT INTO "incident_update" VALUES('1.u.customers',1,'customers','Customer Support Liaison',60,'2026-04-14T09:19:00.000000+00:00','2026-04-14T09:19:00.000000+00:00');
CREATE TABLE override (
	id TEXT NOT NULL, 
	release_id INTEGER NOT NULL, 
	revision TEXT NOT NULL, 
	reason TEXT NOT NULL, 
	"by" INTEGER NOT NULL, 
	at TEXT NOT NULL, 
	stood TEXT NOT NULL, 
	confirmed_by INTEGER, 
	confirmed_at TEXT, 
	PRIMARY KEY (id), 
	FOREIGN KEY(release_id) REFERENCES release (id) DEFERRABLE INITIALLY DEFERRED
);
INSERT INTO "override" VALUES('1.o1',1,'r2','the shop is down',1,'2026-04-14T09:17:00.000000+00:00','Tests pass is proven for revision r1, not for r2
the refund is slow is open
Nobody has opened the go/no-go call for this revision',NULL,NULL);
CREATE TABLE person (
	id INTEGER NOT NULL, 
	name TEXT NOT NULL, 
	roles TEXT NOT NULL, 
	away_from TEXT, 
	away_until TEXT, 
	created_at TEXT, 
	PRIMARY KEY (id)
);
INSERT INTO "person" VALUES(1,'Ana Ruiz','Release Manager',NULL,NULL,'2026-04-14T09:00:00.000000+00:00');
INSERT INTO "person" VALUES(2,'Noor Haddad','QA Engineer',NULL,NULL,'2026-04-14T09:00:00.000000+00:00');
INSERT INTO "person" VALUES(3,'Dana Cruz','Developers',NULL,NULL,'2026-04-14T09:00:00.000000+00:00');
CREATE TABLE poll (
	id TEXT NOT NULL, 
	release_id INTEGER NOT NULL, 
	round INTEGER NOT NULL, 
	revision TEXT NOT NULL, 
	opened_at TEXT NOT NULL, 
	opened_by INTEGER NOT NULL, 
	seats TEXT NOT NULL, 
	void_at TEXT, 
	PRIMARY KEY (id), 
	FOREIGN KEY(release_id) REFERENCES release (id) DEFERRABLE INITIALLY DEFERRED
);
INSERT INTO "poll" VALUES('1.p1',1,1,'r1','2026-04-14T09:14:00.000000+00:00',1,'Release Manager
QA Engineer','2026-04-14T09:16:00.000000+00:00');
CREATE TABLE release (
	id INTEGER NOT NULL, 
	version TEXT NOT NULL, 
	name TEXT NOT NULL, 
	type TEXT NOT NULL, 
	edition_id INTEGER NOT NULL, 
	created_at TEXT NOT NULL, 
	created_by INTEGER NOT NULL, 
	stage TEXT NOT NULL, 
	revision TEXT NOT NULL, 
	revision_at TEXT, 
	fixes TEXT NOT NULL, 
	expedited BOOLEAN NOT NULL, 
	window_from TEXT, 
	window_to TEXT, 
	deployed_at TEXT, 
	deployed_by INTEGER, 
	deployed_how TEXT NOT NULL, 
	ended_at TEXT, 
	ended_why TEXT NOT NULL, 
	ended_by INTEGER, 
	outcome TEXT NOT NULL, incident_at TEXT, 
	PRIMARY KEY (id), 
	FOREIGN KEY(edition_id) REFERENCES edition (id) DEFERRABLE INITIALLY DEFERRED, 
	UNIQUE (version)
);
INSERT INTO "release" VALUES(1,'4.12.0','Card vault','',1,'2026-04-14T09:03:00.000000+00:00',1,'Deploying','r2','2026-04-14T09:16:00.000000+00:00','',0,'2026-04-14T09:00:00.000000+00:00','2026-04-14T12:00:00.000000+00:00','2026-04-14T09:17:00.000000+00:00',1,'override',NULL,'',NULL,'','2026-04-14T09:19:00.000000+00:00');
INSERT INTO "release" VALUES(2,'4.13.0','Quiet hours','',1,'2026-04-14T09:18:00.000000+00:00',1,'Preparing','',NULL,'',0,NULL,NULL,NULL,NULL,'',NULL,'',NULL,'',NULL);
CREATE TABLE remark (
	id TEXT NOT NULL, 
	task_id TEXT NOT NULL, 
	release_id INTEGER NOT NULL, 
	kind TEXT NOT NULL, 
	text TEXT NOT NULL, 
	"by" INTEGER NOT NULL, 
	at TEXT NOT NULL, 
	to_person_id INTEGER, 
	to_role TEXT NOT NULL, 
	PRIMARY KEY (id), 
	FOREIGN KEY(release_id) REFERENCES release (id) DEFERRABLE INITIALLY DEFERRED, 
	FOREIGN KEY(task_id) REFERENCES task (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE TABLE seat (
	id TEXT NOT NULL, 
	task_id TEXT NOT NULL, 
	release_id INTEGER NOT NULL, 
	kind TEXT NOT NULL, 
	role TEXT NOT NULL, 
	line INTEGER NOT NULL, 
	condition TEXT NOT NULL, 
	"when" TEXT NOT NULL, 
	verdict TEXT NOT NULL, 
	person_id INTEGER, 
	for_person_id INTEGER, 
	at TEXT, 
	reason TEXT NOT NULL, 
	revision TEXT NOT NULL, 
	same_hand BOOLEAN NOT NULL, 
	asked_at TEXT, 
	PRIMARY KEY (id), 
	FOREIGN KEY(release_id) REFERENCES release (id) DEFERRABLE INITIALLY DEFERRED, 
	FOREIGN KEY(task_id) REFERENCES task (id) DEFERRABLE INITIALLY DEFERRED
);
INSERT INTO "seat" VALUES('1.1.1','1.1',1,'verify','QA Engineer',6,'','','',NULL,NULL,NULL,'','',0,NULL);
INSERT INTO "seat" VALUES('1.2.1','1.2',1,'sign','QA Engineer',9,'','','',NULL,NULL,NULL,'','',0,NULL);
INSERT INTO "seat" VALUES('2.1.1','2.1',2,'verify','QA Engineer',6,'','','',NULL,NULL,NULL,'','',0,NULL);
INSERT INTO "seat" VALUES('2.2.1','2.2',2,'sign','QA Engineer',9,'','','',NULL,NULL,NULL,'','',0,NULL);
CREATE TABLE setting (
	"key" TEXT NOT NULL, 
	value TEXT NOT NULL, 
	PRIMARY KEY ("key")
);
INSERT INTO "setting" VALUES('edition in use','1');
CREATE TABLE task (
	id TEXT NOT NULL, 
	release_id INTEGER NOT NULL, 
	number INTEGER NOT NULL, 
	title TEXT NOT NULL, 
	owner TEXT NOT NULL, 
	part TEXT NOT NULL, 
	purpose TEXT NOT NULL, 
	section TEXT NOT NULL, 
	section_line INTEGER NOT NULL, 
	line INTEGER NOT NULL, 
	last_line INTEGER NOT NULL, 
	parent_id TEXT, 
	condition TEXT NOT NULL, 
	"when" TEXT NOT NULL, 
	assumed BOOLEAN NOT NULL, 
	bound BOOLEAN NOT NULL, 
	person_id INTEGER, 
	state TEXT NOT NULL, 
	reason TEXT NOT NULL, 
	due TEXT, 
	revision TEXT NOT NULL, 
	done_by INTEGER, 
	done_at TEXT, 
	failed_at TEXT, 
	"by" INTEGER, 
	since TEXT, 
	PRIMARY KEY (id), 
	FOREIGN KEY(release_id) REFERENCES release (id) DEFERRABLE INITIALLY DEFERRED
);
INSERT INTO "task" VALUES('1.1',1,1,'Tests pass','Developers','requirement','plain','Pre-release requirements',3,4,6,NULL,'','',0,1,3,'stale','',NULL,'r1',3,'2026-04-14T09:09:00.000000+00:00',NULL,1,'2026-04-14T09:16:00.000000+00:00');
INSERT INTO "task" VALUES('1.2',1,2,'Security review','Developers','requirement','security','Pre-release requirements',3,7,9,NULL,'for security-sensitive changes','security-sensitive',0,1,NULL,'open','',NULL,'',NULL,NULL,NULL,1,'2026-04-14T09:03:00.000000+00:00');
INSERT INTO "task" VALUES('1.3',1,3,'Deploy to production','Release Manager','deploy','deploy','Deployment checklist',11,12,12,NULL,'','',0,0,1,'done','',NULL,'r2',1,'2026-04-14T09:17:00.000000+00:00',NULL,1,'2026-04-14T09:17:00.000000+00:00');
INSERT INTO "task" VALUES('1.4',1,4,'Post-deploy verification','QA Engineer','after','verify','Deployment checklist',11,13,13,NULL,'','',0,0,NULL,'open','',NULL,'',NULL,NULL,NULL,1,'2026-04-14T09:03:00.000000+00:00');
INSERT INTO "task" VALUES('1.5',1,5,'the refund is slow','QA Engineer','no-go','plain','From the call',0,15,15,NULL,'','',0,0,NULL,'open','',NULL,'',NULL,NULL,NULL,2,'2026-04-14T09:15:00.000000+00:00');
INSERT INTO "task" VALUES('1.6',1,6,'Confirm the override','QA Engineer','override','plain','Override',0,12,12,NULL,'','',0,0,NULL,'open','the shop is down',NULL,'',NULL,NULL,NULL,1,'2026-04-14T09:17:00.000000+00:00');
INSERT INTO "task" VALUES('2.1',2,1,'Tests pass','Developers','requirement','plain','Pre-release requirements',3,4,6,NULL,'','',0,1,NULL,'open','',NULL,'',NULL,NULL,NULL,1,'2026-04-14T09:18:00.000000+00:00');
INSERT INTO "task" VALUES('2.2',2,2,'Security review','Developers','requirement','security','Pre-release requirements',3,7,9,NULL,'for security-sensitive changes','security-sensitive',0,1,NULL,'open','',NULL,'',NULL,NULL,NULL,1,'2026-04-14T09:18:00.000000+00:00');
INSERT INTO "task" VALUES('2.3',2,3,'Deploy to production','Release Manager','deploy','deploy','Deployment checklist',11,12,12,NULL,'','',0,0,NULL,'open','',NULL,'',NULL,NULL,NULL,1,'2026-04-14T09:18:00.000000+00:00');
INSERT INTO "task" VALUES('2.4',2,4,'Post-deploy verification','QA Engineer','after','verify','Deployment checklist',11,13,13,NULL,'','',0,0,NULL,'open','',NULL,'',NULL,NULL,NULL,1,'2026-04-14T09:18:00.000000+00:00');
CREATE TABLE trait_answer (
	id TEXT NOT NULL, 
	release_id INTEGER NOT NULL, 
	trait TEXT NOT NULL, 
	yes BOOLEAN, 
	"by" INTEGER, 
	at TEXT, 
	PRIMARY KEY (id), 
	FOREIGN KEY(release_id) REFERENCES release (id) DEFERRABLE INITIALLY DEFERRED
);
INSERT INTO "trait_answer" VALUES('1.security-sensitive',1,'security-sensitive',0,1,'2026-04-14T09:03:00.000000+00:00');
INSERT INTO "trait_answer" VALUES('2.security-sensitive',2,'security-sensitive',NULL,NULL,NULL);
CREATE TABLE vote (
	id TEXT NOT NULL, 
	poll_id TEXT NOT NULL, 
	release_id INTEGER NOT NULL, 
	seat TEXT NOT NULL, 
	choice TEXT NOT NULL, 
	reason TEXT NOT NULL, 
	person_id INTEGER NOT NULL, 
	at TEXT NOT NULL, 
	for_person_id INTEGER, 
	task_id TEXT, 
	PRIMARY KEY (id), 
	FOREIGN KEY(poll_id) REFERENCES poll (id) DEFERRABLE INITIALLY DEFERRED, 
	FOREIGN KEY(release_id) REFERENCES release (id) DEFERRABLE INITIALLY DEFERRED
);
INSERT INTO "vote" VALUES('1.p1.2','1.p1',1,'QA Engineer','no-go','the refund is slow',2,'2026-04-14T09:15:00.000000+00:00',NULL,'1.5');
CREATE INDEX ix_entry_person_id ON entry (person_id);
CREATE INDEX ix_entry_release_id ON entry (release_id);
CREATE INDEX ix_entry_task_id ON entry (task_id);
CREATE INDEX ix_release_ended_at ON release (ended_at);
CREATE INDEX ix_release_stage ON release (stage);
CREATE INDEX ix_override_release_id ON override (release_id);
CREATE INDEX ix_poll_release_id ON poll (release_id);
CREATE INDEX ix_task_release_id ON task (release_id);
CREATE INDEX ix_task_state ON task (state);
CREATE INDEX ix_trait_answer_release_id ON trait_answer (release_id);
CREATE INDEX ix_evidence_release_id ON evidence (release_id);
CREATE INDEX ix_remark_release_id ON remark (release_id);
CREATE INDEX ix_seat_release_id ON seat (release_id);
CREATE INDEX ix_vote_release_id ON vote (release_id);
CREATE TRIGGER entry_is_never_changed before update on entry
    begin select raise(abort, 'the journal is append-only'); end;
CREATE TRIGGER entry_is_never_removed before delete on entry
    begin select raise(abort, 'the journal is append-only'); end;
CREATE TRIGGER entry_is_never_replaced before insert on entry
    when exists (select 1 from entry where seq = new.seq)
    begin select raise(abort, 'the journal is append-only'); end;
CREATE INDEX ix_entry_incident_id ON entry (incident_id);
CREATE INDEX ix_incident_release_id ON incident (release_id);
CREATE INDEX ix_incident_phase_incident_id ON incident_phase (incident_id);
CREATE INDEX ix_incident_step_incident_id ON incident_step (incident_id);
CREATE INDEX ix_incident_command_incident_id ON incident_command (incident_id);
CREATE INDEX ix_incident_summons_incident_id ON incident_summons (incident_id);
CREATE INDEX ix_incident_measure_incident_id ON incident_measure (incident_id);
CREATE INDEX ix_incident_decision_incident_id ON incident_decision (incident_id);
CREATE INDEX ix_incident_advice_incident_id ON incident_advice (incident_id);
CREATE INDEX ix_incident_update_incident_id ON incident_update (incident_id);
CREATE INDEX ix_incident_message_incident_id ON incident_message (incident_id);
CREATE INDEX ix_incident_snooze_incident_id ON incident_snooze (incident_id);
CREATE INDEX ix_incident_rung_incident_id ON incident_rung (incident_id);
CREATE INDEX ix_incident_note_incident_id ON incident_note (incident_id);
CREATE INDEX ix_incident_alarm_incident_id ON incident_alarm (incident_id);
CREATE INDEX ix_incident_action_incident_id ON incident_action (incident_id);
CREATE INDEX ix_incident_review_incident_id ON incident_review (incident_id);
COMMIT;
