BEGIN TRANSACTION;
CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
INSERT INTO "alembic_version" VALUES('0001');
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
INSERT INTO "edition" VALUES(1,'A small guide','1cef17691352','# A small guide

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
	hash TEXT NOT NULL, 
	PRIMARY KEY (seq)
);
INSERT INTO "entry" VALUES(1,'2026-04-14T09:00:00.000000+00:00',1,'Ana Ruiz','join','came in, Release Manager',NULL,NULL,'[{"table":"person","id":1,"before":null,"after":{"id":1,"name":"Ana Ruiz","roles":"Release Manager","created_at":"2026-04-14T09:00:00.000000+00:00"}}]',NULL,0,'','92ac2759739292d78658f5dadd1286d24e883b087df3e0190fe9c122d1f933bf');
INSERT INTO "entry" VALUES(2,'2026-04-14T09:00:00.000000+00:00',NULL,'octotui','join','added Noor Haddad, QA Engineer',NULL,NULL,'[{"table":"person","id":2,"before":null,"after":{"id":2,"name":"Noor Haddad","roles":"QA Engineer","created_at":"2026-04-14T09:00:00.000000+00:00"}}]',NULL,0,'92ac2759739292d78658f5dadd1286d24e883b087df3e0190fe9c122d1f933bf','50efb0cf3b2b3e41793d4a2daf43a3481d5db7ce76a95d11db87e4238143f6a3');
INSERT INTO "entry" VALUES(3,'2026-04-14T09:00:00.000000+00:00',NULL,'octotui','join','added Dana Cruz, Developers',NULL,NULL,'[{"table":"person","id":3,"before":null,"after":{"id":3,"name":"Dana Cruz","roles":"Developers","created_at":"2026-04-14T09:00:00.000000+00:00"}}]',NULL,0,'50efb0cf3b2b3e41793d4a2daf43a3481d5db7ce76a95d11db87e4238143f6a3','6202aaf20c2f89c04141aedbb9181f897ab10bd7e6b896d062b38febc3f928d0');
INSERT INTO "entry" VALUES(4,'2026-04-14T09:01:00.000000+00:00',1,'Ana Ruiz','use_guide','put the guide A small guide, edition 1cef, in use',NULL,NULL,'[{"table":"edition","id":1,"before":null,"after":{"id":1,"name":"A small guide","edition":"1cef17691352","text":"# A small guide\n\n## Pre-release requirements\n- **Tests pass**\n  - **Owner**: Developers\n  - **Verified by**: QA Engineer\n- **Security review** (for security-sensitive changes)\n  - **Owner**: Developers\n  - **Sign-off**: QA Engineer\n\n## Deployment checklist\n- [ ] **Deploy to production** - Release Manager\n- [ ] **Post-deploy verification** - QA Engineer\n\n**Go/No-Go:** Release Manager leads the call with QA Engineer; all must agree.\n","lead":"Release Manager","seats":"Release Manager\nQA Engineer","call_line":15,"source":"small.md","taken_at":"2026-04-14T09:01:00.000000+00:00","taken_by":1}},{"table":"setting","id":"edition in use","before":null,"after":{"key":"edition in use","value":"1"}}]',NULL,0,'6202aaf20c2f89c04141aedbb9181f897ab10bd7e6b896d062b38febc3f928d0','3d088b230a83a313ccd8039b55924c8cf90f48121ef05f665bbe12a5d40b9142');
INSERT INTO "entry" VALUES(5,'2026-04-14T09:02:00.000000+00:00',1,'Ana Ruiz','appoint','appointed Noor Haddad to stand in as Release Manager',NULL,NULL,'[{"table":"delegate","id":"d1","before":null,"after":{"id":"d1","role":"Release Manager","person_id":1,"stand_in_id":2,"appointed_by":1,"appointed_at":"2026-04-14T09:02:00.000000+00:00","until":"2026-04-17T09:00:00.000000+00:00"}}]',NULL,0,'3d088b230a83a313ccd8039b55924c8cf90f48121ef05f665bbe12a5d40b9142','9b7ef6d1ae0033020ef65550c0ced0c385dd9a3d8e6c81d96c4810778f4202f6');
INSERT INTO "entry" VALUES(6,'2026-04-14T09:03:00.000000+00:00',1,'Ana Ruiz','new_release','made 4.12.0 Card vault',1,NULL,'[{"table":"release","id":1,"before":null,"after":{"id":1,"version":"4.12.0","name":"Card vault","edition_id":1,"created_at":"2026-04-14T09:03:00.000000+00:00","created_by":1,"stage":"Preparing","revision":"r1","revision_at":"2026-04-14T09:03:00.000000+00:00","window_from":"2026-04-14T09:00:00.000000+00:00","window_to":"2026-04-14T12:00:00.000000+00:00"}},{"table":"trait_answer","id":"1.security-sensitive","before":null,"after":{"id":"1.security-sensitive","release_id":1,"trait":"security-sensitive","by":1,"at":"2026-04-14T09:03:00.000000+00:00"}},{"table":"task","id":"1.1","before":null,"after":{"id":"1.1","release_id":1,"number":1,"title":"Tests pass","owner":"Developers","part":"requirement","purpose":"plain","section":"Pre-release requirements","section_line":3,"line":4,"last_line":6,"bound":true,"state":"open","by":1,"since":"2026-04-14T09:03:00.000000+00:00"}},{"table":"seat","id":"1.1.1","before":null,"after":{"id":"1.1.1","task_id":"1.1","release_id":1,"kind":"verify","role":"QA Engineer","line":6}},{"table":"task","id":"1.2","before":null,"after":{"id":"1.2","release_id":1,"number":2,"title":"Security review","owner":"Developers","part":"requirement","purpose":"security","section":"Pre-release requirements","section_line":3,"line":7,"last_line":9,"condition":"for security-sensitive changes","when":"security-sensitive","bound":true,"state":"open","by":1,"since":"2026-04-14T09:03:00.000000+00:00"}},{"table":"seat","id":"1.2.1","before":null,"after":{"id":"1.2.1","task_id":"1.2","release_id":1,"kind":"sign","role":"QA Engineer","line":9}},{"table":"task","id":"1.3","before":null,"after":{"id":"1.3","release_id":1,"number":3,"title":"Deploy to production","owner":"Release Manager","part":"deploy","purpose":"deploy","section":"Deployment checklist","section_line":11,"line":12,"last_line":12,"state":"open","by":1,"since":"2026-04-14T09:03:00.000000+00:00"}},{"table":"task","id":"1.4","before":null,"after":{"id":"1.4","release_id":1,"number":4,"title":"Post-deploy verification","owner":"QA Engineer","part":"after","purpose":"verify","section":"Deployment checklist","section_line":11,"line":13,"last_line":13,"state":"open","by":1,"since":"2026-04-14T09:03:00.000000+00:00"}}]',NULL,0,'9b7ef6d1ae0033020ef65550c0ced0c385dd9a3d8e6c81d96c4810778f4202f6','19aef7402d54e7d8f5229d4477587dfb5b3dbc60fc94d33fe9211e823794faf4');
INSERT INTO "entry" VALUES(7,'2026-04-14T09:04:00.000000+00:00',3,'Dana Cruz','start','began Tests pass',1,'1.1','[{"table":"task","id":"1.1","before":{"person_id":null,"state":"open","by":1,"since":"2026-04-14T09:03:00.000000+00:00"},"after":{"person_id":3,"state":"in progress","by":3,"since":"2026-04-14T09:04:00.000000+00:00"}}]',NULL,0,'19aef7402d54e7d8f5229d4477587dfb5b3dbc60fc94d33fe9211e823794faf4','18aa5ee514aee501bc0ae8e9d8459d11ee093e00982cb3204b91e14372ab9aac');
INSERT INTO "entry" VALUES(8,'2026-04-14T09:05:00.000000+00:00',3,'Dana Cruz','block','blocked Tests pass: the flaky one: “Überweisung”',1,'1.1','[{"table":"task","id":"1.1","before":{"state":"in progress","reason":"","since":"2026-04-14T09:04:00.000000+00:00"},"after":{"state":"blocked","reason":"the flaky one: “Überweisung”","since":"2026-04-14T09:05:00.000000+00:00"}}]',NULL,0,'18aa5ee514aee501bc0ae8e9d8459d11ee093e00982cb3204b91e14372ab9aac','54b6f8145ae80ae36e4c954c96af970d846b6146424504397cf951abab94921f');
INSERT INTO "entry" VALUES(9,'2026-04-14T09:06:00.000000+00:00',3,'Dana Cruz','unblock','unblocked Tests pass',1,'1.1','[{"table":"task","id":"1.1","before":{"state":"blocked","reason":"the flaky one: “Überweisung”","since":"2026-04-14T09:05:00.000000+00:00"},"after":{"state":"open","reason":"","since":"2026-04-14T09:06:00.000000+00:00"}}]',NULL,0,'54b6f8145ae80ae36e4c954c96af970d846b6146424504397cf951abab94921f','e6b72c4fdacb39d8de904f16ad877a77d5aa9e7ca233b8f60b840bddc27576d5');
INSERT INTO "entry" VALUES(10,'2026-04-14T09:07:00.000000+00:00',3,'Dana Cruz','add_evidence','showed 812 tests for Tests pass',1,'1.1','[{"table":"evidence","id":"1.1.e1","before":null,"after":{"id":"1.1.e1","task_id":"1.1","release_id":1,"kind":"text","text":"812 tests","by":3,"at":"2026-04-14T09:07:00.000000+00:00","revision":"r1"}}]',NULL,0,'e6b72c4fdacb39d8de904f16ad877a77d5aa9e7ca233b8f60b840bddc27576d5','3b53b9457847f9c50b5257ac2fa8062de63cecaad02e465c517ae25f21337b96');
INSERT INTO "entry" VALUES(11,'2026-04-14T09:08:00.000000+00:00',3,'Dana Cruz','finish','did Tests pass',1,'1.1','[{"table":"seat","id":"1.1.1","before":{"asked_at":null},"after":{"asked_at":"2026-04-14T09:08:00.000000+00:00"}},{"table":"task","id":"1.1","before":{"state":"open","revision":"","done_by":null,"done_at":null,"since":"2026-04-14T09:06:00.000000+00:00"},"after":{"state":"done","revision":"r1","done_by":3,"done_at":"2026-04-14T09:08:00.000000+00:00","since":"2026-04-14T09:08:00.000000+00:00"}}]',NULL,0,'3b53b9457847f9c50b5257ac2fa8062de63cecaad02e465c517ae25f21337b96','0878667c9d14f29e130ed07ce789b399918946a786a03f9498534815a62c2ab1');
INSERT INTO "entry" VALUES(12,'2026-04-14T09:09:00.000000+00:00',3,'Dana Cruz','take_seat','NOT VERIFIED: Noor Haddad verifies this',1,'1.1','[]',NULL,1,'0878667c9d14f29e130ed07ce789b399918946a786a03f9498534815a62c2ab1','7cd9542e4372136b3648c9c5f616485b1816c6920279e0d9e365539fc432d1b9');
INSERT INTO "entry" VALUES(13,'2026-04-14T09:10:00.000000+00:00',2,'Noor Haddad','comment','commented on Tests pass: seen all of them',1,'1.1','[{"table":"remark","id":"1.1.m1","before":null,"after":{"id":"1.1.m1","task_id":"1.1","release_id":1,"kind":"comment","text":"seen all of them","by":2,"at":"2026-04-14T09:10:00.000000+00:00"}}]',NULL,0,'7cd9542e4372136b3648c9c5f616485b1816c6920279e0d9e365539fc432d1b9','7415ba51039d8f324b18b96e494bfdf4897109dde5fcabfc5b5ede5ccbe1e02b');
INSERT INTO "entry" VALUES(14,'2026-04-14T09:11:00.000000+00:00',2,'Noor Haddad','undo','took back: commented on Tests pass: seen all of them',1,'1.1','[{"table":"remark","id":"1.1.m1","before":{"id":"1.1.m1","task_id":"1.1","release_id":1,"kind":"comment","text":"seen all of them","by":2,"at":"2026-04-14T09:10:00.000000+00:00","to_person_id":null,"to_role":""},"after":null}]',13,0,'7415ba51039d8f324b18b96e494bfdf4897109dde5fcabfc5b5ede5ccbe1e02b','e4b0891b8093caa4856bf09672e2f06a9688ba5ce2bff401c179cdd383750c4b');
INSERT INTO "entry" VALUES(15,'2026-04-14T09:12:00.000000+00:00',2,'Noor Haddad','take_seat','verified Tests pass for QA Engineer',1,'1.1','[{"table":"seat","id":"1.1.1","before":{"verdict":"","person_id":null,"at":null,"revision":""},"after":{"verdict":"yes","person_id":2,"at":"2026-04-14T09:12:00.000000+00:00","revision":"r1"}},{"table":"task","id":"1.1","before":{"state":"done","by":3,"since":"2026-04-14T09:08:00.000000+00:00"},"after":{"state":"verified","by":2,"since":"2026-04-14T09:12:00.000000+00:00"}}]',NULL,0,'e4b0891b8093caa4856bf09672e2f06a9688ba5ce2bff401c179cdd383750c4b','78805c47648fb77838064396e4d901403439d9a1a1c0465e612db65f6bf78f3d');
INSERT INTO "entry" VALUES(16,'2026-04-14T09:13:00.000000+00:00',1,'Ana Ruiz','open_call','opened the call on 4.12.0 for r1',1,NULL,'[{"table":"poll","id":"1.p1","before":null,"after":{"id":"1.p1","release_id":1,"round":1,"revision":"r1","opened_at":"2026-04-14T09:13:00.000000+00:00","opened_by":1,"seats":"Release Manager\nQA Engineer"}},{"table":"release","id":1,"before":{"stage":"Preparing"},"after":{"stage":"Go/No-Go"}}]',NULL,0,'78805c47648fb77838064396e4d901403439d9a1a1c0465e612db65f6bf78f3d','e5207d3443bf06f2fa9c00caf565f920f4df5b19b5363a996790ee4c0d41832b');
INSERT INTO "entry" VALUES(17,'2026-04-14T09:14:00.000000+00:00',2,'Noor Haddad','vote','voted no-go on 4.12.0 for QA Engineer: the refund is slow',1,'1.5','[{"table":"vote","id":"1.p1.2","before":null,"after":{"id":"1.p1.2","poll_id":"1.p1","release_id":1,"seat":"QA Engineer","choice":"no-go","reason":"the refund is slow","person_id":2,"at":"2026-04-14T09:14:00.000000+00:00","task_id":"1.5"}},{"table":"task","id":"1.5","before":null,"after":{"id":"1.5","release_id":1,"number":5,"title":"the refund is slow","owner":"QA Engineer","part":"no-go","purpose":"plain","section":"From the call","line":15,"last_line":15,"state":"open","by":2,"since":"2026-04-14T09:14:00.000000+00:00"}},{"table":"release","id":1,"before":{"stage":"Go/No-Go"},"after":{"stage":"Preparing"}}]',NULL,0,'e5207d3443bf06f2fa9c00caf565f920f4df5b19b5363a996790ee4c0d41832b','a89a0b31508bf35d0290b6ed0bdaa17c088be38ddab27a21297e256fa38e1e26');
INSERT INTO "entry" VALUES(18,'2026-04-14T09:15:00.000000+00:00',1,'Ana Ruiz','set_revision','brought revision r2 to 4.12.0',1,NULL,'[{"table":"release","id":1,"before":{"revision":"r1","revision_at":"2026-04-14T09:03:00.000000+00:00"},"after":{"revision":"r2","revision_at":"2026-04-14T09:15:00.000000+00:00"}},{"table":"poll","id":"1.p1","before":{"void_at":null},"after":{"void_at":"2026-04-14T09:15:00.000000+00:00"}},{"table":"task","id":"1.1","before":{"state":"verified","by":2,"since":"2026-04-14T09:12:00.000000+00:00"},"after":{"state":"stale","by":1,"since":"2026-04-14T09:15:00.000000+00:00"}},{"table":"seat","id":"1.1.1","before":{"verdict":"yes","person_id":2,"at":"2026-04-14T09:12:00.000000+00:00","revision":"r1","asked_at":"2026-04-14T09:08:00.000000+00:00"},"after":{"verdict":"","person_id":null,"at":null,"revision":"","asked_at":null}}]',NULL,0,'a89a0b31508bf35d0290b6ed0bdaa17c088be38ddab27a21297e256fa38e1e26','c8cb26fd16ab0ae098f96548ff1c6677b555d1eecdea5bfcfec178fdc5531a98');
INSERT INTO "entry" VALUES(19,'2026-04-14T09:16:00.000000+00:00',3,'Dana Cruz','finish','did Tests pass',1,'1.1','[{"table":"seat","id":"1.1.1","before":{"asked_at":null},"after":{"asked_at":"2026-04-14T09:16:00.000000+00:00"}},{"table":"task","id":"1.1","before":{"state":"stale","revision":"r1","done_at":"2026-04-14T09:08:00.000000+00:00","by":1,"since":"2026-04-14T09:15:00.000000+00:00"},"after":{"state":"done","revision":"r2","done_at":"2026-04-14T09:16:00.000000+00:00","by":3,"since":"2026-04-14T09:16:00.000000+00:00"}}]',NULL,0,'c8cb26fd16ab0ae098f96548ff1c6677b555d1eecdea5bfcfec178fdc5531a98','4eee8a60f17a69a0210738046623bdbdc7505fccffccad0864d952f3ae146c32');
INSERT INTO "entry" VALUES(20,'2026-04-14T09:17:00.000000+00:00',1,'Ana Ruiz','override','overrode the gate of 4.12.0, 3 in the way: the shop is down',1,NULL,'[{"table":"override","id":"1.o1","before":null,"after":{"id":"1.o1","release_id":1,"revision":"r2","reason":"the shop is down","by":1,"at":"2026-04-14T09:17:00.000000+00:00","stood":"Tests pass has not been checked by QA Engineer yet\nthe refund is slow is open\nNobody has opened the go/no-go call for this revision"}},{"table":"task","id":"1.6","before":null,"after":{"id":"1.6","release_id":1,"number":6,"title":"Confirm the override","owner":"QA Engineer","part":"override","purpose":"plain","section":"Override","line":12,"last_line":12,"state":"open","reason":"the shop is down","by":1,"since":"2026-04-14T09:17:00.000000+00:00"}},{"table":"task","id":"1.3","before":{"person_id":null,"state":"open","revision":"","done_by":null,"done_at":null,"since":"2026-04-14T09:03:00.000000+00:00"},"after":{"person_id":1,"state":"done","revision":"r2","done_by":1,"done_at":"2026-04-14T09:17:00.000000+00:00","since":"2026-04-14T09:17:00.000000+00:00"}},{"table":"release","id":1,"before":{"stage":"Preparing","deployed_at":null,"deployed_by":null,"deployed_how":""},"after":{"stage":"Deploying","deployed_at":"2026-04-14T09:17:00.000000+00:00","deployed_by":1,"deployed_how":"override"}}]',NULL,0,'4eee8a60f17a69a0210738046623bdbdc7505fccffccad0864d952f3ae146c32','0c3ca8540d8e9e9ad9399233534c765a1ca20e14ae1aa410162d5b16affe0c2e');
INSERT INTO "entry" VALUES(21,'2026-04-14T09:18:00.000000+00:00',1,'Ana Ruiz','new_release','made 4.13.0 Quiet hours',2,NULL,'[{"table":"release","id":2,"before":null,"after":{"id":2,"version":"4.13.0","name":"Quiet hours","edition_id":1,"created_at":"2026-04-14T09:18:00.000000+00:00","created_by":1,"stage":"Preparing"}},{"table":"trait_answer","id":"2.security-sensitive","before":null,"after":{"id":"2.security-sensitive","release_id":2,"trait":"security-sensitive"}},{"table":"task","id":"2.1","before":null,"after":{"id":"2.1","release_id":2,"number":1,"title":"Tests pass","owner":"Developers","part":"requirement","purpose":"plain","section":"Pre-release requirements","section_line":3,"line":4,"last_line":6,"bound":true,"state":"open","by":1,"since":"2026-04-14T09:18:00.000000+00:00"}},{"table":"seat","id":"2.1.1","before":null,"after":{"id":"2.1.1","task_id":"2.1","release_id":2,"kind":"verify","role":"QA Engineer","line":6}},{"table":"task","id":"2.2","before":null,"after":{"id":"2.2","release_id":2,"number":2,"title":"Security review","owner":"Developers","part":"requirement","purpose":"security","section":"Pre-release requirements","section_line":3,"line":7,"last_line":9,"condition":"for security-sensitive changes","when":"security-sensitive","bound":true,"state":"open","by":1,"since":"2026-04-14T09:18:00.000000+00:00"}},{"table":"seat","id":"2.2.1","before":null,"after":{"id":"2.2.1","task_id":"2.2","release_id":2,"kind":"sign","role":"QA Engineer","line":9}},{"table":"task","id":"2.3","before":null,"after":{"id":"2.3","release_id":2,"number":3,"title":"Deploy to production","owner":"Release Manager","part":"deploy","purpose":"deploy","section":"Deployment checklist","section_line":11,"line":12,"last_line":12,"state":"open","by":1,"since":"2026-04-14T09:18:00.000000+00:00"}},{"table":"task","id":"2.4","before":null,"after":{"id":"2.4","release_id":2,"number":4,"title":"Post-deploy verification","owner":"QA Engineer","part":"after","purpose":"verify","section":"Deployment checklist","section_line":11,"line":13,"last_line":13,"state":"open","by":1,"since":"2026-04-14T09:18:00.000000+00:00"}}]',NULL,0,'0c3ca8540d8e9e9ad9399233534c765a1ca20e14ae1aa410162d5b16affe0c2e','9f928f90252f2ffa63d531e94626e5c8ca969e629b9166e1e4a27575e86a386a');
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
INSERT INTO "evidence" VALUES('1.1.e1','1.1',1,'text','812 tests',3,'2026-04-14T09:07:00.000000+00:00','r1','',NULL,'');
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
INSERT INTO "override" VALUES('1.o1',1,'r2','the shop is down',1,'2026-04-14T09:17:00.000000+00:00','Tests pass has not been checked by QA Engineer yet
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
INSERT INTO "poll" VALUES('1.p1',1,1,'r1','2026-04-14T09:13:00.000000+00:00',1,'Release Manager
QA Engineer','2026-04-14T09:15:00.000000+00:00');
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
	outcome TEXT NOT NULL, 
	PRIMARY KEY (id), 
	FOREIGN KEY(edition_id) REFERENCES edition (id) DEFERRABLE INITIALLY DEFERRED, 
	UNIQUE (version)
);
INSERT INTO "release" VALUES(1,'4.12.0','Card vault','',1,'2026-04-14T09:03:00.000000+00:00',1,'Deploying','r2','2026-04-14T09:15:00.000000+00:00','',0,'2026-04-14T09:00:00.000000+00:00','2026-04-14T12:00:00.000000+00:00','2026-04-14T09:17:00.000000+00:00',1,'override',NULL,'',NULL,'');
INSERT INTO "release" VALUES(2,'4.13.0','Quiet hours','',1,'2026-04-14T09:18:00.000000+00:00',1,'Preparing','',NULL,'',0,NULL,NULL,NULL,NULL,'',NULL,'',NULL,'');
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
INSERT INTO "seat" VALUES('1.1.1','1.1',1,'verify','QA Engineer',6,'','','',NULL,NULL,NULL,'','',0,'2026-04-14T09:16:00.000000+00:00');
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
INSERT INTO "task" VALUES('1.1',1,1,'Tests pass','Developers','requirement','plain','Pre-release requirements',3,4,6,NULL,'','',0,1,3,'done','',NULL,'r2',3,'2026-04-14T09:16:00.000000+00:00',NULL,3,'2026-04-14T09:16:00.000000+00:00');
INSERT INTO "task" VALUES('1.2',1,2,'Security review','Developers','requirement','security','Pre-release requirements',3,7,9,NULL,'for security-sensitive changes','security-sensitive',0,1,NULL,'open','',NULL,'',NULL,NULL,NULL,1,'2026-04-14T09:03:00.000000+00:00');
INSERT INTO "task" VALUES('1.3',1,3,'Deploy to production','Release Manager','deploy','deploy','Deployment checklist',11,12,12,NULL,'','',0,0,1,'done','',NULL,'r2',1,'2026-04-14T09:17:00.000000+00:00',NULL,1,'2026-04-14T09:17:00.000000+00:00');
INSERT INTO "task" VALUES('1.4',1,4,'Post-deploy verification','QA Engineer','after','verify','Deployment checklist',11,13,13,NULL,'','',0,0,NULL,'open','',NULL,'',NULL,NULL,NULL,1,'2026-04-14T09:03:00.000000+00:00');
INSERT INTO "task" VALUES('1.5',1,5,'the refund is slow','QA Engineer','no-go','plain','From the call',0,15,15,NULL,'','',0,0,NULL,'open','',NULL,'',NULL,NULL,NULL,2,'2026-04-14T09:14:00.000000+00:00');
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
INSERT INTO "vote" VALUES('1.p1.2','1.p1',1,'QA Engineer','no-go','the refund is slow',2,'2026-04-14T09:14:00.000000+00:00',NULL,'1.5');
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
COMMIT;
