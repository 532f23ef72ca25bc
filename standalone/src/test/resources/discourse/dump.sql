--
-- PostgreSQL database dump
--
-- Made by hand from Discourse's published schema, with the awkward cases. Columns that no converter would read are left out.
--

SET client_encoding = 'UTF8';
SET standard_conforming_strings = on;

CREATE TABLE public.tags (
    id integer NOT NULL,
    name character varying NOT NULL
);

--
-- Data for Name: categories; Type: TABLE DATA; Schema: public; Owner: -
--

COPY public.categories (id, name, color, topic_id, topic_count, created_at, updated_at, user_id, slug, description, text_color, read_restricted) FROM stdin;
1	Uncategorized	0088CC	\N	3	2023-01-01 08:00:00.123456	2023-01-01 08:00:00.123456	-1	uncategorized		FFFFFF	f
3	Staff	E45735	20	1	2023-01-01 08:00:00.123456	2023-01-01 08:00:00.123456	-1	staff	Private category for staff	FFFFFF	t
5	Help	25AAE2	21	9	2023-01-02 08:00:00.123456	2023-01-02 08:00:00.123456	1	help	Ask here	FFFFFF	f
\.


--
-- Data for Name: chat_messages; Type: TABLE DATA; Schema: public; Owner: -
--

COPY public.chat_messages (id, chat_channel_id, user_id, created_at, message) FROM stdin;
1	1	2	2024-03-01 08:00:00.123456	see you in the call
\.


--
-- Data for Name: discourse_solved_solved_topics; Type: TABLE DATA; Schema: public; Owner: -
--

COPY public.discourse_solved_solved_topics (id, topic_id, answer_post_id, accepter_user_id, topic_timer_id, created_at, updated_at) FROM stdin;
1	30	102	2	\N	2024-03-05 10:30:00	2024-03-05 10:30:00
2	37	161	2	\N	2024-05-02 10:30:00	2024-05-02 10:30:00
\.


--
-- Data for Name: post_actions; Type: TABLE DATA; Schema: public; Owner: -
--

COPY public.post_actions (id, post_id, user_id, post_action_type_id, deleted_at, created_at, updated_at) FROM stdin;
1	102	2	2	\N	2024-03-05 08:00:00.123456	2024-03-05 08:00:00.123456
2	102	4	2	\N	2024-03-06 08:00:00.123456	2024-03-06 08:00:00.123456
\.


--
-- Data for Name: post_revisions; Type: TABLE DATA; Schema: public; Owner: -
--

COPY public.post_revisions (id, user_id, post_id, modifications, number, created_at, updated_at, hidden) FROM stdin;
1	2	101	---\nraw:\n- before\n- after\n	2	2024-03-05 08:00:00.123456	2024-03-05 08:00:00.123456	f
\.


--
-- Data for Name: posts; Type: TABLE DATA; Schema: public; Owner: -
--

COPY public.posts (id, user_id, topic_id, post_number, raw, cooked, created_at, updated_at, reply_to_post_number, deleted_at, post_type, last_editor_id, hidden, last_version_at, user_deleted, public_version) FROM stdin;
102	3	30	2	[quote="alice, post:1, topic:30"]\nthe agent says `connection refused`\n[/quote]\n\nThe port is closed. Open it:\n\n```bash\nsudo ufw allow 7443/tcp   # a tab:\there\n# [quote] in code stays\n```\n\n![firewall rules|690x388](upload://qUm0DGR49PAZshIi7HxMd3cAlzn.png)	<p>[quote="alice, post:1, topic:30"]</p>	2024-03-05 09:12:44.5	2024-03-05 09:12:44.5	\N	\N	1	3	f	2024-03-05 09:12:44.5	f	1
101	2	30	1	The agent cannot reach the server since the update.\r\n\r\nC:\\agent\\logs\\agent.log ends with:\r\n\r\n    dial tcp 10.0.0.7:7443: connection refused	<p>The agent cannot reach the server since the update.\r</p>	2024-03-05 08:15:30.123456	2024-03-05 08:15:30.123456	\N	\N	1	2	f	2024-03-05 08:15:30.123456	f	1
103	4	30	3	Same here, thanks!	<p>Same here, thanks!</p>	2024-03-06 08:00:00	2024-03-06 08:00:00	\N	\N	1	4	f	2024-03-06 08:00:00	f	1
104	-1	30	4	This topic was automatically closed 30 days after the last reply.	<p>This topic was automatically closed 30 days after the last reply.</p>	2024-04-06 08:00:00	2024-04-06 08:00:00	\N	\N	3	-1	f	2024-04-06 08:00:00	f	1
105	1	30	5	A whisper: ask them for the version.	<p>A whisper: ask them for the version.</p>	2024-03-06 09:00:00	2024-03-06 09:00:00	\N	\N	4	1	f	2024-03-06 09:00:00	f	1
106	4	30	6	Wrong thread, sorry.	<p>Wrong thread, sorry.</p>	2024-03-06 09:30:00	2024-03-06 09:30:00	\N	\N	1	4	f	2024-03-06 09:30:00	t	1
107	3	30	7	Buy followers at spam.example	<p>Buy followers at spam.example</p>	2024-03-06 09:40:00	2024-03-06 09:40:00	\N	\N	1	3	t	2024-03-06 09:40:00	f	1
110	2	31	1	Could you send me the password of the staging server?	<p>Could you send me the password of the staging server?</p>	2024-03-07 08:00:00	2024-03-07 08:00:00	\N	\N	1	2	f	2024-03-07 08:00:00	f	1
111	1	31	2	No.	<p>No.</p>	2024-03-07 08:05:00	2024-03-07 08:05:00	\N	\N	1	1	f	2024-03-07 08:05:00	f	1
120	3	32	1	Removed by a moderator	<p>Removed by a moderator</p>	2024-03-08 08:00:00	2024-03-08 08:00:00	\N	\N	1	3	f	2024-03-08 08:00:00	f	1
125	1	20	1	This category is for staff only.	<p>This category is for staff only.</p>	2023-01-01 08:00:00	2023-01-01 08:00:00	\N	\N	1	1	f	2023-01-01 08:00:00	f	1
126	1	21	1	Ask anything about running the agent here.	<p>Ask anything about running the agent here.</p>	2023-01-02 08:00:00	2023-01-02 08:00:00	\N	\N	1	1	f	2023-01-02 08:00:00	f	1
130	1	33	1	Who is on duty next week?	<p>Who is on duty next week?</p>	2024-03-09 08:00:00	2024-03-09 08:00:00	\N	\N	1	1	f	2024-03-09 08:00:00	f	1
140	-1	34	1	Welcome to the forum!	<p>Welcome to the forum!</p>	2023-01-01 08:00:00	2023-01-01 08:00:00	\N	\N	1	-1	f	2023-01-01 08:00:00	f	1
150	\N	35	1	从 2.3 升级到 2.4 以后，容器里的时区变成了 UTC，日志时间少了 8 小时。\n\n```yaml\nenvironment:\n  - TZ=Asia/Shanghai\n```\n\n这个变量好像不起作用了？	<p>从 2.3 升级到 2.4 以后，容器里的时区变成了 UTC，日志时间少了 8 小时。</p>	2024-04-01 02:00:00	2024-04-01 02:00:00	\N	\N	1	-1	f	2024-04-01 02:00:00	f	1
151	7	35	2	镜像里没有 tzdata 了，装上就好：`apk add tzdata`。	<p>镜像里没有 tzdata 了，装上就好：`apk add tzdata`。</p>	2024-04-01 02:40:00	2024-04-01 02:40:00	\N	\N	1	7	f	2024-04-01 02:40:00	f	1
152	5	35	3	同问，已解决。	<p>同问，已解决。</p>	2024-04-02 01:00:00	2024-04-02 01:00:00	\N	\N	1	5	f	2024-04-02 01:00:00	f	1
160	4	37	1	?	<p>?</p>	2130-01-01 00:00:00	2130-01-01 00:00:00	\N	\N	1	4	f	2130-01-01 00:00:00	f	1
161	3	37	2	Removed: it was wrong.	<p>Removed: it was wrong.</p>	2024-05-02 09:00:00	2024-05-02 09:00:00	\N	2024-05-03 08:00:00	1	3	f	2024-05-02 09:00:00	f	1
162	3	37	3	‮evil‬ text with a bell  and a zero ​ width	<p>‮evil‬ text with a bell  and a zero ​ width</p>	1969-12-31 23:00:00	1969-12-31 23:00:00	\N	\N	1	3	f	1969-12-31 23:00:00	f	1
170	2	38	1	Only for those who have the link.	<p>Only for those who have the link.</p>	2024-05-04 08:00:00	2024-05-04 08:00:00	\N	\N	1	2	f	2024-05-04 08:00:00	f	1
\.


--
-- Data for Name: reviewables; Type: TABLE DATA; Schema: public; Owner: -
--

COPY public.reviewables (id, type, status, created_by_id, payload, created_at, updated_at) FROM stdin;
1	ReviewableQueuedPost	0	6	{"raw":"first post","title":"Hello everybody out there"}	2024-05-05 08:00:00.123456	2024-05-05 08:00:00.123456
2	ReviewableFlaggedPost	1	2	{}	2024-05-05 08:00:00.123456	2024-05-05 08:00:00.123456
\.


--
-- Data for Name: tag_group_memberships; Type: TABLE DATA; Schema: public; Owner: -
--

COPY public.tag_group_memberships (id, tag_id, tag_group_id, created_at, updated_at) FROM stdin;
1	1	1	2023-02-01 08:00:00.123456	2023-02-01 08:00:00.123456
2	5	2	2023-02-01 08:00:00.123456	2023-02-01 08:00:00.123456
\.


--
-- Data for Name: tag_group_permissions; Type: TABLE DATA; Schema: public; Owner: -
--

COPY public.tag_group_permissions (id, tag_group_id, group_id, permission_type, created_at, updated_at) FROM stdin;
1	1	0	1	2023-02-01 08:00:00.123456	2023-02-01 08:00:00.123456
2	2	3	1	2023-02-01 08:00:00.123456	2023-02-01 08:00:00.123456
\.


--
-- Data for Name: tags; Type: TABLE DATA; Schema: public; Owner: -
--

COPY public.tags (id, name, created_at, updated_at, pm_topic_count, target_tag_id, description) FROM stdin;
1	agent	2023-02-01 08:00:00.123456	2023-02-01 08:00:00.123456	0	\N	\N
2	Time_Zone	2023-02-01 08:00:00.123456	2023-02-01 08:00:00.123456	0	\N	\N
3	мониторинг	2023-02-01 08:00:00.123456	2023-02-01 08:00:00.123456	0	\N	\N
4	容器	2023-02-01 08:00:00.123456	2023-02-01 08:00:00.123456	0	\N	\N
5	embargo	2023-02-01 08:00:00.123456	2023-02-01 08:00:00.123456	0	\N	\N
\.


--
-- Data for Name: topic_custom_fields; Type: TABLE DATA; Schema: public; Owner: -
--

COPY public.topic_custom_fields (id, topic_id, name, value, created_at, updated_at) FROM stdin;
1	30	accepted_answer_post_id	103	2024-03-05 09:00:00	2024-03-05 09:00:00
2	35	accepted_answer_post_id	151	2024-04-01 02:30:00	2024-04-01 02:30:00
3	35	solved_auto_close_topic_timer_id	9	2024-04-01 08:00:00.123456	2024-04-01 08:00:00.123456
\.


--
-- Data for Name: topic_tags; Type: TABLE DATA; Schema: public; Owner: -
--

COPY public.topic_tags (id, topic_id, tag_id, created_at, updated_at) FROM stdin;
1	30	1	2024-03-05 08:00:00.123456	2024-03-05 08:00:00.123456
2	35	2	2024-04-01 08:00:00.123456	2024-04-01 08:00:00.123456
3	35	3	2024-04-01 08:00:00.123456	2024-04-01 08:00:00.123456
4	35	4	2024-04-01 08:00:00.123456	2024-04-01 08:00:00.123456
5	35	5	2024-04-01 08:00:00.123456	2024-04-01 08:00:00.123456
\.


--
-- Data for Name: topic_users; Type: TABLE DATA; Schema: public; Owner: -
--

COPY public.topic_users (user_id, topic_id, posted, notification_level, notifications_changed_at, notifications_reason_id, id) FROM stdin;
2	30	t	3	2024-03-05 08:15:30.2	1	1
3	30	t	2	2024-03-05 09:12:45	4	2
4	30	t	0	2024-03-06 08:10:00	2	3
1	30	f	3	2024-03-05 11:00:00	2	4
5	30	f	1	\N	\N	5
6	30	f	3	2024-03-05 11:00:00	2	6
-1	30	t	3	2024-03-05 11:00:00	2	7
2	31	t	3	2024-03-07 08:00:00	1	8
\.


--
-- Data for Name: topics; Type: TABLE DATA; Schema: public; Owner: -
--

COPY public.topics (id, title, last_posted_at, created_at, updated_at, posts_count, user_id, last_post_user_id, deleted_at, category_id, visible, closed, archived, bumped_at, archetype, slug) FROM stdin;
20	About the Staff category	2023-01-01 08:00:00	2023-01-01 08:00:00	2023-01-01 08:00:00	2	-1	-1	\N	3	t	f	f	2023-01-01 08:00:00	regular	topic
21	About the Help category	2023-01-02 08:00:00	2023-01-02 08:00:00	2023-01-02 08:00:00	2	1	-1	\N	5	t	f	f	2023-01-02 08:00:00	regular	topic
30	Agent: connection refused after the update	2024-03-05 08:15:30.1	2024-03-05 08:15:30.1	2024-03-05 08:15:30.1	2	2	-1	\N	5	t	f	f	2024-03-05 08:15:30.1	regular	topic
31	Staging	2024-03-07 08:00:00	2024-03-07 08:00:00	2024-03-07 08:00:00	2	2	-1	\N	\N	t	f	f	2024-03-07 08:00:00	private_message	topic
32	Cheap followers	2024-03-08 08:00:00	2024-03-08 08:00:00	2024-03-08 08:00:00	2	3	-1	2024-03-08 09:00:00	5	t	f	f	2024-03-08 08:00:00	regular	topic
33	Duty next week	2024-03-09 08:00:00	2024-03-09 08:00:00	2024-03-09 08:00:00	2	1	-1	\N	3	t	f	f	2024-03-09 08:00:00	regular	topic
34	Welcome to the forum	2023-01-01 08:00:00	2023-01-01 08:00:00	2023-01-01 08:00:00	2	-1	-1	\N	1	t	f	f	2023-01-01 08:00:00	regular	topic
35	容器里的时区变成了 UTC，怎么改回来？	2024-04-01 02:00:00	2024-04-01 02:00:00	2024-04-01 02:00:00	2	\N	-1	\N	5	t	f	f	2024-04-01 02:00:00	regular	topic
37	Why very very very very very very very very very very very very very very very very very very very very very very very very very very very very very very very very very very very very very very very very long?	2130-01-01 00:00:00	2130-01-01 00:00:00	2130-01-01 00:00:00	2	4	-1	\N	5	t	f	f	2130-01-01 00:00:00	regular	topic
38	Unlisted	2024-05-04 08:00:00	2024-05-04 08:00:00	2024-05-04 08:00:00	2	2	-1	\N	5	f	f	f	2024-05-04 08:00:00	regular	topic
\.


--
-- Data for Name: uploads; Type: TABLE DATA; Schema: public; Owner: -
--

COPY public.uploads (id, user_id, original_filename, filesize, url, created_at, updated_at) FROM stdin;
1	3	rules.png	20481	/uploads/default/original/1X/a.png	2024-03-05 08:00:00.123456	2024-03-05 08:00:00.123456
\.


--
-- Data for Name: user_badges; Type: TABLE DATA; Schema: public; Owner: -
--

COPY public.user_badges (id, badge_id, user_id, granted_at, granted_by_id) FROM stdin;
1	9	2	2024-03-05 08:00:00.123456	-1
2	9	3	2024-03-05 08:00:00.123456	-1
\.


--
-- Data for Name: user_emails; Type: TABLE DATA; Schema: public; Owner: -
--

COPY public.user_emails (id, user_id, email, "primary", created_at, updated_at, normalized_email) FROM stdin;
1	-1	no_email	t	2023-01-01 08:00:00.123456	2023-01-01 08:00:00.123456	\N
2	1	Admin@Forum.example	t	2023-01-01 08:00:00.123456	2023-01-01 08:00:00.123456	\N
3	2	alice@example.org	t	2023-03-01 08:00:00.123456	2023-03-01 08:00:00.123456	\N
4	2	alice.second@example.org	f	2023-03-01 08:00:00.123456	2023-03-01 08:00:00.123456	\N
5	3	not an address	t	2023-04-01 08:00:00.123456	2023-04-01 08:00:00.123456	\N
6	4	ALICE@example.org	t	2023-05-01 08:00:00.123456	2023-05-01 08:00:00.123456	\N
7	6	nobody@example.org	t	2024-05-05 08:00:00.123456	2024-05-05 08:00:00.123456	\N
\.


--
-- Data for Name: users; Type: TABLE DATA; Schema: public; Owner: -
--

COPY public.users (id, username, created_at, updated_at, name, last_posted_at, active, username_lower, last_seen_at, admin, trust_level, approved, moderator, locale, staged) FROM stdin;
-1	system	2023-01-01 08:00:00.123456	2023-01-01 08:00:00.123456	system	\N	t	system	\N	t	4	t	t	\N	f
1	admin	2023-01-01 08:00:00.123456	2023-01-01 08:00:00.123456	管理员	\N	t	admin	\N	t	4	t	f	zh_CN	f
2	alice	2023-03-01 08:00:00.123456	2023-03-01 08:00:00.123456	Alice with a name that goes on and on and on and on	\N	t	alice	\N	f	2	f	f	\N	f
3	bob_the_builder	2023-04-01 08:00:00.123456	2023-04-01 08:00:00.123456		\N	t	bob_the_builder	\N	f	1	f	t	en	f
4	carol	2131-05-01 08:00:00.123456	2023-05-01 08:00:00.123456	\N	\N	t	carol	\N	f	1	f	f	fr	f
5	dmitri	2024-04-02 08:00:00.123456	2024-04-02 08:00:00.123456	  Дмитрий\tП. 	\N	f	dmitri	\N	f	0	f	f	ru	t
6	never	2024-05-05 08:00:00.123456	2024-05-05 08:00:00.123456	Never Came	\N	f	never	\N	f	0	f	f	\N	f
\.

--
-- PostgreSQL database dump complete
--
